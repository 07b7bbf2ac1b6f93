import { problemsCsv } from './problems-csv.js';

it('nothing begins a formula, whatever sign is taken for the delimiter', async () => {
  const file = problemsCsv([
    { severity: 'error', line: 2, column: 'a;=1', code: 'x', detail: '@b', value: 'c\n=d\t+e|-f' },
  ]);
  const [, row] = Buffer.concat(await file.getStream().toArray())
    .toString()
    .split('\r\n');
  expect(row).toBe(`error,2,a;'=1,x,'@b,"c\n'=d\t'+e|'-f"`);
});
