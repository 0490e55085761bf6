/** What is known and chosen about the mail that is being written, by its place. */
import type { Failure } from '../../../lib/result.ts';
import type { MailSubject } from '../../panel-host.ts';
import type { DraftMarks } from '../../panel-host.ts';
import { subjectKey } from '../../panel-query.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { NO_CHOICE } from './outgoing.model.ts';
import type { OutgoingChoice } from './outgoing.model.ts';

export type OutgoingDraft = {
  readonly choice: OutgoingChoice;
  /** What the mail says of itself; null until it was asked. */
  readonly marks: DraftMarks | null;
  /** Under which the decision stands at the server; empty until the mail was asked. */
  readonly reference: string;
  /** The decision as it was last saved, as text; empty before. */
  readonly saved: string;
  /** Whether the mail carries its reference; `failed` where the program would not take it. */
  readonly mark: 'none' | 'on' | 'failed';
  readonly failure: Failure | null;
};

const NOTHING: OutgoingDraft = {
  choice: NO_CHOICE,
  marks: null,
  reference: '',
  saved: '',
  mark: 'none',
  failure: null,
};

export const outgoingDraft = createPlaceMemory(NOTHING);

export const outgoingPlace = (subject: MailSubject): string => `${subjectKey(subject)}:/outgoing`;
