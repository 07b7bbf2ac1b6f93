import type { BrowserPerson } from '../../support/browser-person.js';
import type { TestBusiness } from '../../support/businesses.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleDesk, type ConsolePage, PASSWORD, waitingCustomer } from './console-desk.js';

interface Body {
  data: { id: string; from: string; text: string; member: { name: string } | null }[];
}

let desk: ConsoleDesk;
let shop: TestBusiness;
let email: string;
let owner: BrowserPerson;

beforeAll(async () => {
  desk = await ConsoleDesk.open();
});
beforeEach(async () => {
  shop = await desk.stage.business(desk.stage.frontdesk);
  ({ email, person: owner } = await desk.member(shop));
});
afterEach(() => desk.leave());
afterAll(() => desk.close());

/** What members have written there, oldest first. */
async function answers(id: string): Promise<string[]> {
  const { body } = await shop.api.get<Body>(`/v1/conversations/${id}/messages?limit=100`);
  const own = body.data.filter(({ from }) => from === 'member').toReversed();
  return own.map(({ member, text }) => `${member?.name}: ${text}`);
}

async function statusOf(id: string): Promise<string> {
  return (await shop.api.get<{ status: string }>(`/v1/conversations/${id}`)).body.status;
}

async function openThread(id: string): Promise<ConsolePage> {
  const console = await desk.page({}, owner);
  await console.visit(`/inbox/${id}`);
  await console.log.locator('article').first().waitFor();
  return console;
}

test('signing in: a wrong password is said, the address stays, and the right one opens the inbox', async () => {
  await waitingCustomer(shop, 'Sara Lindqvist', 'Do you ship to Norway?');
  const { page } = await desk.page({}).then(async (console) => {
    await console.visit('/inbox');
    return console;
  });
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('not this one, surely');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('The e-mail or the password is wrong.').waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
  expect(await page.evaluate('document.activeElement.type')).toBe('password');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Sara Lindqvist/ }).waitFor();

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Password').waitFor();
  await page.reload();
  await page.getByLabel('Password').waitFor();
});

test('a note: by its key, seen by a colleague and not sent, kept while nothing answers, and removed', async () => {
  const id = await waitingCustomer(shop, 'Tom Kelly', 'The lid is missing');
  const { person } = await desk.member(shop, 'agent', 'Sam Doyle');
  const { page, log } = await openThread(id);
  await page.keyboard.press('n');
  await page.keyboard.type('He called as well.');
  await page.context().setOffline(true);
  await page.keyboard.press('Control+Enter');
  const field = page.getByLabel('Note for the team, which the customer does not see');
  await eventually(async () => (await field.isEditable()) || undefined);
  expect(await field.inputValue()).toBe('He called as well.');
  await page.context().setOffline(false);
  await field.press('Control+Enter');
  const note = log.locator('article', { hasText: 'He called as well.' });
  await note.getByText('Aoife Byrne').waitFor();
  expect(await field.inputValue()).toBe('');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.keyboard.type('A new lid is on its way.');
  await page.keyboard.press('Control+Enter');
  await log.getByText('A new lid is on its way.').waitFor();
  const sent = await eventually(async () => (await answers(id)).length > 0 && (await answers(id)));
  expect(sent).toEqual(['Aoife Byrne: A new lid is on its way.']);
  const last = (await log.locator('article').allTextContents()).slice(-2);
  expect(last).toEqual([
    expect.stringContaining('He called as well.'),
    expect.stringContaining('A new lid is on its way.'),
  ]);

  const colleague = await desk.page({}, person);
  await colleague.visit(`/inbox/${id}`);
  await colleague.log.getByText('He called as well.').waitFor();
  await note.getByRole('button', { name: 'Remove note' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await note.waitFor({ state: 'detached' });
});

test('a conversation by keyboard: opened, answered, resolved', async () => {
  const older = await waitingCustomer(shop, 'Tom Kelly', 'The lid is missing');
  await waitingCustomer(shop, 'Sara Lindqvist', 'Do you ship to Norway?');
  const console = await desk.page({}, owner);
  await console.visit('/inbox');
  await console.rows.nth(1).waitFor();
  for (const key of ['j', 'j', 'k']) await console.page.keyboard.press(key);
  expect(await console.page.evaluate('document.activeElement.textContent')).toContain('Tom Kelly');
  await console.page.keyboard.press('Enter');
  await console.log.getByText('The lid is missing').waitFor();
  expect(console.page.url()).toContain(older);
  await console.page.keyboard.press('r');
  await console.page.keyboard.type('A new lid is on its way, J.');
  await console.page.keyboard.press('Control+Enter');
  await console.log.getByText('A new lid is on its way').waitFor();
  await eventually(async () => (await answers(older)).length > 0);
  expect(await answers(older)).toEqual(['Aoife Byrne: A new lid is on its way, J.']);
  expect(await statusOf(older)).toBe('member');
  await console.page.getByText('You have this conversation.').waitFor();
  await console.page.keyboard.press('Escape');
  await console.page.keyboard.press('e');
  await console.page.getByText('This is resolved.').waitFor();
  expect(await statusOf(older)).toBe('resolved');
  expect([console.complaints, await console.refusals()]).toEqual([[], []]);
});

test('two members at once: the second is told, sees the first answer, and decides; nothing is sent twice', async () => {
  const id = await waitingCustomer(shop, 'Sara Lindqvist', 'Do you ship to Norway?');
  const { person } = await desk.member(shop, 'agent', 'Sam Okafor');
  const sam = await desk.page({}, person);
  await sam.visit(`/inbox/${id}`);
  const mine = await openThread(id);
  await sam.log.getByText('Do you ship to Norway?').waitFor();
  await mine.page.context().setOffline(true);
  await mine.composer.fill('Yes, in nine days.');
  await mine.page.getByRole('button', { name: 'Send' }).click();
  await sam.composer.fill('Yes, in five days.');
  await sam.page.getByRole('button', { name: 'Send' }).click();
  await eventually(async () => (await answers(id)).length === 1);
  await mine.page.context().setOffline(false);

  await mine.log.getByText('somebody else has answered meanwhile').waitFor();
  await mine.log.getByText('Yes, in five days.').waitFor();
  await mine.page.getByText('Sam Okafor has this conversation.').waitFor();
  expect(await answers(id)).toEqual(['Sam Okafor: Yes, in five days.']);
  await mine.log.getByRole('button', { name: 'Change' }).click();
  expect(await mine.composer.inputValue()).toBe('Yes, in nine days.');
  await mine.composer.fill('Or nine in winter.');
  await mine.page.getByRole('button', { name: 'Send' }).click();
  await sam.log.getByText('Or nine in winter.').waitFor();
  expect(await answers(id)).toEqual(['Sam Okafor: Yes, in five days.', 'Aoife Byrne: Or nine in winter.']);
});

test('send anyway sends what was overtaken, once', async () => {
  const id = await waitingCustomer(shop, 'Sara Lindqvist', 'Do you ship to Norway?');
  const console = await openThread(id);
  await console.page.context().setOffline(true);
  await console.composer.fill('Yes, in nine days.');
  await console.page.getByRole('button', { name: 'Send' }).click();
  await shop.api.post(`/v1/conversations/${id}/messages`, {
    text: 'No.',
    from: 'member',
    member: { name: 'Lena' },
  });
  await console.page.context().setOffline(false);
  await console.log.getByRole('button', { name: 'Send anyway' }).click();
  await eventually(async () => (await answers(id)).length === 2);
  expect(await answers(id)).toEqual(['Lena: No.', 'Aoife Byrne: Yes, in nine days.']);
});

test('whose a conversation is, what is unread, and the counts, in the pages of two members', async () => {
  const id = await waitingCustomer(shop, 'Sara Lindqvist', 'Do you ship to Norway?');
  const { person } = await desk.member(shop, 'agent', 'Sam Okafor');
  const sam = await desk.page({}, person);
  await sam.visit('/inbox');
  const row = sam.rows.filter({ hasText: 'Sara Lindqvist' });
  await row.getByText('1 new message').waitFor();
  await row.getByText('Do you ship to Norway?').waitFor();
  await eventually(async () => (await sam.page.title()) === '(1) Frontdesk');

  const console = await openThread(id);
  await console.page.keyboard.press('t');
  await console.page.getByText('You have this conversation.').waitFor();
  // Sam’s list asks again by itself.
  await row.waitFor({ state: 'detached' });
  await eventually(async () => (await sam.page.title()) === 'Frontdesk');
  await sam.page.getByRole('link', { name: /^All/ }).click();
  await row.getByText('Aoife Byrne').waitFor();

  await console.page.getByRole('button', { name: 'More' }).click();
  await console.page.getByRole('menuitemradio', { name: 'Sam Okafor' }).click();
  await console.page.getByText('Sam Okafor has this conversation.').waitFor();
  await sam.page.getByRole('link', { name: /^Yours/ }).click();
  await row.click();
  await sam.page.getByText('You have this conversation.').waitFor();
  await row.getByText('1 new message').waitFor({ state: 'detached' });
  await sam.page.keyboard.press('u');
  await row.getByText('1 new message').waitFor();

  await row.click();
  await sam.page.getByText('You have this conversation.').waitFor();
  await sam.page.keyboard.press('z');
  await sam.page.getByRole('menuitem', { name: 'For a day' }).click();
  await sam.page.getByText(/Put off until \d/).waitFor();
  await row.getByRole('img', { name: 'Put off' }).waitFor();
});

test('what the customer writes appears by itself', async () => {
  const id = await waitingCustomer(shop, 'Sara Lindqvist', 'Do you ship to Norway?');
  const console = await openThread(id);
  await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'To Tromsø, that is.' });
  await console.log.getByText('To Tromsø, that is.').waitFor();
});

test('offline: what is written waits, also over a reload, and is sent once', async () => {
  const id = await waitingCustomer(shop, 'Sara Lindqvist', 'Do you ship to Norway?');
  const console = await openThread(id);
  await console.page.context().setOffline(true);
  await console.page.getByText(/^Offline since/).waitFor();
  await console.composer.fill('Yes, in five days.');
  await console.page.getByRole('button', { name: 'Send' }).click();
  await console.log.getByText('Waits for the connection').waitFor();
  await console.composer.fill('Half a sen');
  await console.page.context().setOffline(false);
  await console.log.getByText('Waits for the connection').waitFor({ state: 'detached' });
  await console.page.reload();
  await console.log.getByText('Yes, in five days.').waitFor();
  expect(await console.composer.inputValue()).toBe('Half a sen');
  expect(await answers(id)).toEqual(['Aoife Byrne: Yes, in five days.']);
});

test('a session that ends: signing in stands over the page, and the draft stays', async () => {
  const id = await waitingCustomer(shop, 'Sara Lindqvist', 'Do you ship to Norway?');
  const console = await openThread(id);
  await console.composer.fill('Yes, we');
  await owner.call('DELETE', '/console/v1/session');
  const dialog = console.page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await console.composer.inputValue()).toBe('Yes, we');
});

test('an article that somebody else has changed: nobody’s text is lost without a decision', async () => {
  const question = 'Do you ship to Norway?';
  await shop.api.put('/v1/articles', { articles: [{ question, answer: 'No.' }] });
  const id = (await shop.api.get<Body>('/v1/articles')).body.data[0]?.id ?? '';
  const console = await desk.page({}, owner);
  await console.visit(`/knowledge/${id}`);
  await console.composer.fill('Yes, in five days.');
  await shop.api.patch(`/v1/articles/${id}`, { answer: 'Only in summer.' });
  await console.page.getByRole('button', { name: 'Save' }).click();
  const notice = console.page.getByRole('alert').filter({ hasText: 'Somebody else has changed' });
  await notice.getByText('Only in summer.').waitFor();
  expect(await console.composer.inputValue()).toBe('Yes, in five days.');
  await notice.getByRole('button', { name: 'Keep mine' }).click();
  await notice.waitFor({ state: 'detached' });
  await console.page.getByText('Not saved yet').waitFor({ state: 'detached' });
  const { body } = await shop.api.get<{ answer: string }>(`/v1/articles/${id}`);
  expect(body.answer).toBe('Yes, in five days.');
});

test('a member is invited, and an agent sees what agents may do alone', async () => {
  const console = await desk.page({}, owner);
  await console.visit('/team');
  await console.page.getByRole('button', { name: 'Invite' }).click();
  const dialog = console.page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('sam@harbourtea.example');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await console.page.getByRole('listitem').filter({ hasText: 'sam@harbourtea.example' }).waitFor();

  const { person } = await desk.member(shop, 'agent', 'Sam Okafor');
  const agent = await desk.page({}, person);
  await agent.visit('/team');
  await agent.page.getByText('Sam Okafor').waitFor();
  expect(await agent.page.locator('main').getByRole('button').count()).toBe(0);
  expect(await agent.page.locator('main select').count()).toBe(0);
});
