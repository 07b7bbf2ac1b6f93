import { TenantPeople } from '../../src/erasure/tenant-people.js';
import { InvitationsRepository } from '../../src/members/invitations/invitations.repository.js';
import type { InvitationChange } from '../../src/members/invitations/invitations.repository.js';
import { TokensRepository, type OneTimeToken } from '../../src/members/links/tokens.repository.js';
import { MembersRepository, type MemberChange } from '../../src/members/members.repository.js';
import { PeopleRepository } from '../../src/members/people.repository.js';
import { PeopleSweeper } from '../../src/members/people-sweeper.js';
import { SessionsRepository } from '../../src/members/sessions/sessions.repository.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { repository, type Call, type RecordedRepository } from './calls.js';
import type { Answer } from './recorder.js';
import { ID, NOW } from './sample-rows.js';

const HASH = Buffer.alloc(32);
const EMAIL = 'aoife@harbourtea.example';
const LOCKED: Answer = [];
const SESSION = { id: ID, tokenHash: HASH, personId: ID, tenantId: ID, addressHash: 'hash' };
const ROW = { id: ID, person_id: ID, email: EMAIL, name: 'Aoife', role: 'owner', created_at: NOW };
const INVITED = { id: ID, email: EMAIL, role: 'agent', created_at: NOW, sent_at: null, ends_at: NOW };
const STANDING = { is_member: false, is_invited: false, count: 1 };
const TOKEN: OneTimeToken = {
  ...{ id: ID, purpose: 'reset', personId: ID, tenantId: ID },
  invitationId: null,
};
const INVITATION = { id: ID, tenantId: ID, email: EMAIL, role: 'agent' } as const;
const KNOWN = { id: ID, name: '', personId: ID, isNew: false, passwordHash: '$argon2id$' };
const NEW = { ...KNOWN, name: 'Aoife', isNew: true };
const GONE: Answer = [{ id: ID }];
const PERSON: Answer = [{ name: 'Aoife' }];

/** Within one change, behind its lock. */
function change<Changed>(
  when: string,
  work: (changed: Changed) => Promise<unknown>,
  ...answers: Answer[]
): Call<[(changed: Changed) => Promise<unknown>]> {
  return { args: [work], answers: answers.length > 0 ? [LOCKED, ...answers] : [], when };
}

export const MEMBER_REPOSITORIES: RecordedRepository[] = [
  repository('erasure/tenant-people', ({ platformDb }) => new TenantPeople(platformDb), {
    erase: [{ args: [ID], answers: [[], [], GONE] }],
  }),
  repository('members/members.repository', ({ tenantDb }) => new MembersRepository(tenantDb), {
    list: [{ args: [20, undefined], answers: [[ROW]] }],
    change: [
      change<MemberChange>('get', (members) => members.get(ID)),
      change<MemberChange>('hasOtherOwner', (members) => members.hasOtherOwner(ID)),
      change<MemberChange>('setRole', (members) => members.setRole(ID, 'agent')),
      change<MemberChange>('remove', (members) => members.remove(ID)),
    ],
  }),
  repository(
    'members/invitations/invitations.repository',
    ({ tenantDb }) => new InvitationsRepository(tenantDb, new Outbox()),
    {
      list: [{ args: [20, undefined] }],
      get: [{ args: [ID] }],
      settle: [{ args: [ID] }],
      settleSent: [{ args: [ID, ID] }],
      change: [
        change<InvitationChange>('roleOf', (invitations) => invitations.roleOf(ID)),
        change<InvitationChange>('get', (invitations) => invitations.get(ID)),
        change<InvitationChange>('standing', (invitations) => invitations.standing(EMAIL), [STANDING]),
        change<InvitationChange>(
          'insert',
          (invitations) => invitations.insert(ID, { ...INVITATION, endsAt: NOW }),
          [INVITED],
        ),
        change<InvitationChange>('renew', (invitations) => invitations.renew(ID, NOW)),
        change<InvitationChange>('remove', (invitations) => invitations.remove(ID)),
        change<InvitationChange>('removeOf', (invitations) => invitations.removeOf(EMAIL)),
        change<InvitationChange>('oweMail', (invitations) => invitations.oweMail(ID)),
      ],
    },
  ),
  repository('members/people.repository', ({ platformDb }) => new PeopleRepository(platformDb), {
    get: [{ args: [ID] }],
    account: [{ args: [EMAIL, 'hash'] }],
    memberships: [{ args: [ID] }],
    left: [{ args: [ID, ID] }],
    forgetStrangers: [{ args: [], answers: [GONE, GONE] }],
  }),
  repository(
    'members/people-sweeper',
    ({ platformDb }) => new PeopleSweeper(platformDb, new PeopleRepository(platformDb)),
    { run: [{ args: [] }] },
  ),
  repository('members/links/tokens.repository', ({ platformDb }) => new TokensRepository(platformDb), {
    createLink: [
      { args: [{ id: ID, purpose: 'reset', personId: ID, tenantId: ID }], answers: [LOCKED, GONE] },
    ],
    createForInvitation: [{ args: [ID, ID, ID, NOW] }],
    removeOfInvitation: [{ args: [ID, ID] }],
    arm: [{ args: [ID, HASH] }],
    find: [{ args: [HASH] }],
    invitation: [{ args: [ID, ID] }],
    use: [{ args: [ID] }],
    reset: [{ args: [TOKEN, '$argon2id$'], answers: [LOCKED, GONE] }],
    join: [
      { args: [INVITATION, NEW, SESSION], answers: [GONE, [], PERSON, [], GONE], when: 'somebody new' },
      {
        args: [INVITATION, KNOWN, SESSION],
        answers: [GONE, [], PERSON, [], GONE],
        when: 'somebody with an account',
      },
    ],
  }),
  repository('members/sessions/sessions.repository', ({ platformDb }) => new SessionsRepository(platformDb), {
    find: [{ args: [HASH] }],
    create: [{ args: [SESSION, '$argon2id$'], answers: [GONE] }],
    replace: [{ args: [ID, SESSION], answers: [[{ password_hash: '$argon2id$' }], GONE, GONE] }],
    remove: [{ args: [HASH] }],
    saveUse: [{ args: [ID] }],
  }),
];
