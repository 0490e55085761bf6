/** Correcting what somebody wrote down: a note, a call, a meeting, a visit, a letter. Pure. */
import { WRITTEN_KINDS } from '../../../domain/activity.ts';
import type { ActivityFields } from '../../../domain/activity.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import type { TimelineItem } from '../../../domain/panel.ts';

export type ItemEdit = {
  readonly subject: string;
  readonly text: string;
  readonly outcome: ActivityFields['outcome'];
  /** As a field for date and time holds it: `2026-11-25T14:30`, by the device's clock. */
  readonly at: string;
};

/** Mails stay as they came; what colleagues wrote is theirs. */
export const isEditable = ({ kind, byId }: Pick<TimelineItem, 'kind' | 'byId'>, myId: string): boolean =>
  byId === myId && (WRITTEN_KINDS as readonly string[]).includes(kind);

const two = (value: number): string => String(value).padStart(2, '0');

const localTime = (instant: string): string => {
  const date = new Date(instant);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

type Written = Pick<TimelineItem, 'subject' | 'outcome' | 'occurredAt'>;

export const editOfItem = ({ subject, outcome, occurredAt }: Written, text: string): ItemEdit => ({
  subject,
  text,
  outcome: outcome as ActivityFields['outcome'],
  at: localTime(occurredAt),
});

const isEmpty = ({ subject, text, outcome }: ItemEdit): boolean =>
  subject.trim() === '' && text.trim() === '' && outcome === '';

/** Only what was changed, with what stood there; null when nothing was, or nothing would be left of words that were there. */
export const itemChange = (
  id: string,
  before: ItemEdit,
  after: ItemEdit,
): MutationArgs<'activity.update'> | null => {
  const [subject, text] = [after.subject.trim(), after.text.trim()];
  if (isEmpty(after) && !isEmpty(before)) return null;
  const time = new Date(after.at).getTime();
  const set = {
    ...(subject === before.subject ? {} : { subject }),
    ...(text === before.text.trim() ? {} : { text }),
    ...(after.outcome === before.outcome ? {} : { outcome: after.outcome }),
    ...(after.at === before.at || Number.isNaN(time) ? {} : { occurredAt: new Date(time).toISOString() }),
  };
  if (Object.keys(set).length === 0) return null;
  const was = {
    ...('subject' in set ? { subject: before.subject } : {}),
    ...('text' in set ? { text: before.text } : {}),
    ...('outcome' in set ? { outcome: before.outcome } : {}),
  };
  return { id, set, was };
};
