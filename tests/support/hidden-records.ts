/** How everything that can be asked for or changed by an id is tried on something one does not see. */
import type { EndpointName } from '#shared/api/endpoints.ts';
import type { MutationName } from '#shared/domain/mutations.ts';
import { makeMail } from './log-mail.ts';

/** Ids of what is hidden, or of nothing at all. */
export type Ids = {
  readonly person: string;
  readonly company: string;
  readonly employment: string;
  readonly relationship: string;
  readonly activity: string;
  readonly task: string;
  readonly deal: string;
  readonly outgoing: string;
  readonly template: string;
  readonly savedView: string;
  readonly fact: string;
  readonly hash: string;
  readonly mutation: string;
};
export type Asked = { readonly path?: string; readonly body?: object };

export const AT = '2026-11-22T10:00:00Z';

/** How each endpoint is asked for something by its id; those that take none are not in here. */
export const reads = (ids: Ids): Partial<Record<EndpointName, readonly Asked[]>> => ({
  person: [{ path: `/api/v1/people/${ids.person}` }],
  lifecycleHistory: [
    { path: `/api/v1/lifecycle?type=person&id=${ids.person}` },
    { path: `/api/v1/lifecycle?type=company&id=${ids.company}` },
  ],
  recordQuality: [
    { path: `/api/v1/quality/record?type=person&id=${ids.person}` },
    { path: `/api/v1/quality/record?type=company&id=${ids.company}` },
  ],
  company: [{ path: `/api/v1/companies/${ids.company}` }],
  activity: [{ path: `/api/v1/activities/${ids.activity}` }],
  attachment: [{ path: `/api/v1/activities/${ids.activity}/attachments/${ids.hash}` }],
  outgoingMail: [{ path: `/api/v1/outgoing-mails/${ids.outgoing}` }],
  import: [{ path: `/api/v1/imports/${ids.person}` }],
  previewImport: [{ path: `/api/v1/imports/${ids.person}/preview`, body: { mapping: [], key: 'auto' } }],
  startImport: [{ path: `/api/v1/imports/${ids.person}/start`, body: { mapping: [], key: 'auto' } }],
  importFailures: [{ path: `/api/v1/imports/${ids.person}/failures` }],
  rereadImport: [{ path: `/api/v1/imports/${ids.person}/reread`, body: { header: true } }],
  resumeImport: [{ path: `/api/v1/imports/${ids.person}/resume`, body: {} }],
  revertImport: [{ path: `/api/v1/imports/${ids.person}/revert`, body: {} }],
  resetPassword: [{ path: `/api/v1/users/${ids.person}/reset`, body: {} }],
  panel: [{ body: { person: ids.person } }, { body: { company: ids.company } }],
  timeline: [
    { body: { type: 'person', id: ids.person } },
    { body: { type: 'company', id: ids.company } },
    { body: { type: 'person', id: ids.person, q: 'geheim' } },
  ],
  timelineItem: [
    { path: `/api/v1/timeline/${ids.task}?type=task` },
    { path: `/api/v1/timeline/${ids.deal}?type=deal` },
  ],
  changes: [{ body: { type: 'person', id: ids.person } }, { body: { type: 'company', id: ids.company } }],
});

/** Without a record behind the id: a content is named by its hash, whoever has it. */
export const NO_RECORD: ReadonlySet<string> = new Set(['blobState', 'putBlob']);

export type Own = {
  readonly id: string;
  readonly person: string;
  readonly company: string;
  readonly activity: string;
  readonly task: string;
};

/** How each mutation is tried on something by its id, `own` being what the asker may touch. */
export const writes = (ids: Ids, own: Own): Record<MutationName, readonly object[]> => {
  const person = { type: 'person', id: ids.person };
  const company = { type: 'company', id: ids.company };
  const targets = [person, company, { type: 'deal', id: ids.deal }, { type: 'task', id: ids.task }];
  const note = { id: own.id, kind: 'note', fields: { text: 'x' }, visibility: 'all' };
  const mail = { id: own.id, mail: makeMail(), visibility: 'all', direction: 'in', source: 'test' };
  const decision = {
    conversationId: '',
    from: '',
    log: true,
    visibility: 'all',
    reminder: null,
    chosen: true,
  };
  const meeting = {
    id: own.id,
    meeting: {
      organizer: '',
      startsAt: '2026-11-24T09:00:00Z',
      subject: 'x',
      endsAt: null,
      location: '',
      participants: [],
      text: '',
    },
    visibility: 'all',
  };
  return {
    'person.create': [],
    'person.update': [{ id: ids.person, set: { city: 'Kiel' } }],
    'person.delete': [{ id: ids.person }],
    'person.merge': [
      { id: ids.person, otherId: own.person },
      { id: own.person, otherId: ids.person },
    ],
    'person.erase': [{ id: ids.person }],
    'company.create': [{ id: own.id, fields: { name: 'x', parentId: ids.company } }],
    'company.update': [
      { id: ids.company, set: { city: 'Kiel' } },
      { id: own.company, set: { parentId: ids.company } },
    ],
    'company.delete': [{ id: ids.company }],
    'company.merge': [
      { id: ids.company, otherId: own.company },
      { id: own.company, otherId: ids.company },
    ],
    'merge.undo': [{ id: ids.mutation }],
    'duplicate.dismiss': [
      { type: 'person', ids: [ids.person, own.person] },
      { type: 'company', ids: [own.company, ids.company] },
    ],
    'record.confirm': [
      { type: 'person', id: ids.person },
      { type: 'company', id: ids.company },
    ],
    'record.ask_later': [
      { type: 'person', id: ids.person },
      { type: 'company', id: ids.company },
    ],
    'employment.create': [
      { id: own.id, fields: { personId: ids.person, companyId: ids.company } },
      { id: own.id, fields: { personId: own.person, companyId: ids.company } },
    ],
    'employment.update': [{ id: ids.employment, set: { jobTitle: 'x' } }],
    'employment.delete': [{ id: ids.employment }],
    'relationship.create': [
      { id: own.id, fields: { personId: ids.person, otherId: own.person, kind: 'colleague' } },
      { id: own.id, fields: { personId: own.person, otherId: ids.person, kind: 'colleague' } },
    ],
    'relationship.update': [{ id: ids.relationship, set: { note: 'x' } }],
    'relationship.delete': [{ id: ids.relationship }],
    'mail.log': targets.map((target) => ({ ...mail, links: [target] })),
    'mail.unlog': [{ id: ids.activity }],
    'mail.decide': targets.map((target) => ({ id: own.id, fields: { ...decision, links: [target] } })),
    'mail.log_sent': [],
    'meeting.log': targets.map((target) => ({ ...meeting, links: [target] })),
    'activity.create': [
      { ...note, links: [person] },
      { ...note, links: [{ type: 'person', id: own.person }, company] },
    ],
    'activity.update': [{ id: ids.activity, set: { text: 'x' } }],
    'activity.delete': [{ id: ids.activity }],
    'activity.link': [
      ...targets.map((link) => ({ id: own.activity, link })),
      { id: ids.activity, link: { type: 'person', id: own.person } },
    ],
    'activity.unlink': [
      ...targets.map((link) => ({ id: own.activity, link })),
      { id: ids.activity, link: { type: 'person', id: own.person } },
    ],
    'task.create': [
      { id: own.id, fields: { title: 'x', personId: ids.person } },
      { id: own.id, fields: { title: 'x', companyId: ids.company } },
      { id: own.id, fields: { title: 'x', activityId: ids.activity } },
    ],
    'task.update': [
      { id: ids.task, set: { title: 'x' } },
      { id: own.task, set: { personId: ids.person } },
    ],
    'task.delete': [{ id: ids.task }],
    'deal.create': [
      { id: own.id, fields: { title: 'x', personId: ids.person } },
      { id: own.id, fields: { title: 'x', companyId: ids.company } },
    ],
    'deal.update': [{ id: ids.deal, set: { title: 'x' } }],
    'deal.delete': [{ id: ids.deal }],
    'saved_view.create': [],
    'saved_view.update': [{ id: ids.savedView, set: { name: 'x' } }],
    'saved_view.delete': [{ id: ids.savedView }],
    'template.create': [],
    'template.update': [{ id: ids.template, set: { text: 'x' } }],
    'template.delete': [{ id: ids.template }],
    'fact.add': [
      { id: own.id, about: person, fields: { text: 'x' }, visibility: 'all' },
      { id: own.id, about: company, fields: { text: 'x' }, visibility: 'all' },
      {
        id: own.id,
        about: { type: 'person', id: own.person },
        fields: { text: 'x', activityId: ids.activity },
        visibility: 'all',
      },
    ],
    'fact.change': [
      { id: ids.fact, set: { text: 'x' } },
      { id: ids.fact, set: {}, visibility: 'all' },
    ],
    'fact.remove': [{ id: ids.fact }],
    // Fields are everybody's to see; an id that is none is no field.
    'custom_field.create': [],
    'custom_field.update': [{ id: ids.person, set: { name: 'x' } }],
    'custom_field.archive': [{ id: ids.person }],
    'custom_field.restore': [{ id: ids.person }],
    'custom_field.arrange': [{ recordType: 'person', ids: [ids.person] }],
    'conflict.restore': [{ id: ids.person }],
    'conflict.dismiss': [{ id: ids.person }],
    'log_rule.create': [],
    'log_rule.update': [{ id: ids.person, set: { kind: 'always' } }],
    'log_rule.delete': [{ id: ids.person }],
    'record.move': [
      { ...person, visibility: 'all' },
      { ...company, visibility: 'all' },
    ],
    'record.share': [{ ...person, userIds: [] }],
    'thread.keep': [],
    'match.choose': [{ email: 'x@geheim.example', personId: ids.person }],
    'proposal.decline': [{ personId: ids.person, values: ['phone:+49301234567'] }],
    'change.undo': [{ mutationId: ids.mutation }],
    'device.revoke': [{ id: ids.person }],
    'user.set_preferences': [],
    'user.create': [],
    // Accounts are everybody's to see; an id that is none is no account.
    'user.update': [{ id: ids.person, set: { name: 'x' } }],
    'import.take_back': [{ id: ids.person, no: 1 }],
    'panel.arrange': [],
    'sample.remove': [],
  };
};
