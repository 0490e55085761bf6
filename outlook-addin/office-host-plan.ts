/** Opens a form of Outlook's for a new appointment; nothing is saved before the person does. */
import type { AppointmentPlan } from '#shared/panel/panel-host.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** More of them Outlook takes in no form. */
const ATTENDEES_MAX = 100;
const SUBJECT_CHARS = 255;

/** Outlook for iOS or Android. Source: "Code considerations" in Microsoft's page on support for mobile devices. */
export const isTelephone = ({ context, PlatformType }: typeof Office): boolean =>
  context.platform === PlatformType.iOS || context.platform === PlatformType.Android;

/** Errors: `host.unsupported` where this Outlook has no such form beside what is open (a draft). */
export const openAppointmentForm = (office: typeof Office, plan: AppointmentPlan): Result<null> => {
  try {
    office.context.mailbox.displayNewAppointmentForm({
      subject: plan.subject.slice(0, SUBJECT_CHARS),
      start: new Date(plan.startsAt),
      end: new Date(plan.endsAt),
      requiredAttendees: plan.attendees.slice(0, ATTENDEES_MAX),
    });
    return ok(null);
  } catch {
    return fail('host.unsupported');
  }
};
