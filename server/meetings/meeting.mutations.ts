/** Writing down a meeting of a calendar. */
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { addLinks } from '../activities/add-links.ts';
import { previewOf } from '../activities/preview.ts';
import type { DefinitionsOf, MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { newRecord } from '../core/record-access.ts';
import { settleCustom } from '../custom-fields/custom-values.ts';
import { checkLogRules } from '../mail/mail-rules.ts';
import { insertParticipants } from '../mail/mail-rows.ts';
import { findMeeting, meetingIdentity } from './meeting.query.ts';

type Args = MutationArgs<'meeting.log'>;

/** Everybody the rules about logging are asked about: an organizer need not stand among those invited. */
const peopleOf = ({ organizer, participants }: Args['meeting']): { email: string; role: string }[] => [
  { email: organizer, role: 'organizer' },
  ...participants,
];

/**
 * Errors: `meeting.unnamed` for one without subject and participants, `mail.never_log` and `mail.never_log_company` where a
 * rule blocks one of its people, `record.not_found` for a picked record that is not there, `custom_field.value`.
 * Shape: `{ id, status }`. Two colleagues who write the same meeting down at once make one entry; the second one's own fields
 * change nothing of it.
 */
const logMeeting = async (context: MutationContext, args: Args): Promise<Result<MutationResult>> => {
  const { tx, scope, write, now } = context;
  const { id, meeting, visibility, links, offered } = args;
  const wanted = { participants: meeting.participants, links, offered };
  if (!meeting.subject.trim() && meeting.participants.length === 0) return fail('meeting.unnamed');
  const allowed = await checkLogRules(tx, scope, peopleOf(meeting), 'none');
  if (!allowed.ok) return allowed;
  const identity = meetingIdentity(meeting);
  await tx.lock(`meeting:${identity}`);
  const known = await findMeeting(tx, scope, meeting);
  if (known) {
    if (id !== known.id)
      await tx.db
        .insertInto('alias')
        .values({ id, targetId: known.id, createdAt: now })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    const linked = await addLinks(context, known.id, wanted);
    return linked.ok ? ok({ id: known.id, status: 'already_logged' }) : linked;
  }
  const created = await newRecord(context, 'activity', id);
  if (!created.ok) return created;
  const custom = await settleCustom(context, 'activity', args.fields ?? {}, 'args.fields');
  if (!custom.ok) return custom;
  await write.insert('activity', {
    ...created.value,
    ...custom.value.values,
    kind: 'meeting',
    occurredAt: meeting.startsAt,
    subject: meeting.subject,
    text: meeting.text,
    preview: previewOf(meeting.text || meeting.location),
    direction: 'none',
    outcome: '',
    visibility,
    teamId: scope.teamId,
    createdById: scope.userId || null,
    attachments: 0,
  });
  await tx.db
    .insertInto('meeting')
    .values({ activityId: id, identity, endsAt: meeting.endsAt, location: meeting.location })
    .execute();
  await insertParticipants(tx, id, meeting.participants);
  const linked = await addLinks(context, id, wanted);
  return linked.ok ? ok({ id, status: 'logged' }) : linked;
};

export const meetingMutations: DefinitionsOf<'meeting.log'> = { 'meeting.log': logMeeting };
