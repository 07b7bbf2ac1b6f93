// Imported before the product: SIGUSR2 makes its event loop late, BUSY_MS each round, and the next one ends it.
const ms = Number(process.env.BUSY_MS);
let isBusy = false;

process.on('SIGUSR2', () => {
  isBusy = !isBusy;
  if (isBusy) round();
});

function round() {
  if (!isBusy) return;
  for (const end = performance.now() + ms; performance.now() < end;);
  setImmediate(round);
}
