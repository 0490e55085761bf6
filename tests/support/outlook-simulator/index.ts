/** The simulated Outlook on the web for tests. See README.md. */
export { askOffice, type OfficeAnswer } from './driver/ask-office.ts';
export type { CallKey, OutlookCall } from './driver/call-log.ts';
export { darkTheme, lightTheme, type OfficeTheme } from './driver/events.ts';
export type { HeldReplies } from './driver/faults.ts';
export type { NestedQuestion, NestedSignIn } from './driver/nested-sign-in.ts';
export { type OutlookSimulator, type SimulatorOptions, startOutlookSimulator } from './driver/simulator.ts';
export type {
  Address,
  Appointment,
  AppointmentDraft,
  Attachment,
  Draft,
  Mail,
  OutlookItem,
} from './mailbox/item.ts';
export type { Mailbox, OpenedForm } from './mailbox/mailbox.ts';
export {
  makeAppointment,
  makeAppointmentDraft,
  makeAttachment,
  makeDraft,
  makeMail,
  me,
} from './mailbox/make-item.ts';
export { type OutlookProfile, outlookProfiles } from './mailbox/profile.ts';
export { type OutlookWeb, serveOutlookWeb } from './web/outlook-web.ts';
export { type OutlookForTests, useOutlookSimulator } from './use-outlook-simulator.ts';
export { writeLoopbackCertificate } from './web/certificate.ts';
