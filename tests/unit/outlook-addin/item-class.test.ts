import { expect, test } from 'vitest';
import { itemClassToKind } from '#outlook/item-class.ts';

test.each([
  ['IPM.Note', null],
  ['IPM.Note.SMIME.MultipartSigned', null],
  ['IPM.Note.Ticketing', null],
  ['', null],
  [undefined, null],
  ['REPORT.IPM.Note.NDR', 'report'],
  ['REPORT.IPM.Note.DR', 'report'],
  ['Report.IPM.Note.Delayed.DR', 'report'],
  ['REPORT.IPM.Note.IPNRN', 'receipt'],
  ['report.ipm.note.ipnnrn', 'receipt'],
  ['IPM.Schedule.Meeting.Request', 'meeting'],
  ['IPM.Schedule.Meeting.Resp.Pos', 'meeting'],
  ['IPM.Schedule.Meeting.Canceled', 'meeting'],
  ['IPM.Note.Rules.OofTemplate.Microsoft', 'auto_reply'],
  ['IPM.Note.Rules.ReplyTemplate.Microsoft', 'auto_reply'],
  ['IPM.Note.SMIME', 'encrypted'],
  ['IPM.Note.rpmsg.Microsoft.Voicemail.UM', 'encrypted'],
  ['IPM.Outlook.Recall', 'automatic'],
] as const)('the class %j is %j', (itemClass, kind) => {
  expect(itemClassToKind(itemClass)).toBe(kind);
});
