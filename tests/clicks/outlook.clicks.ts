/** The tasks in the simulated Outlook on the web: the real office.js, the built add-in and the real server. */
import type { Frame } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { makeAppointment, makeDraft, makeMail, me } from '#tests/support/outlook-simulator/index.ts';
import type { OutlookItem } from '#tests/support/outlook-simulator/index.ts';
import { change } from '#tests/support/outlook-pane.ts';
import { openOutlookWorld } from '#tests/support/outlook-world.ts';
import { createRecords, userOn } from '#tests/support/records.ts';
import { clicksFor, countTrustedClicks } from './counted-task.ts';
import type { ClickLine } from './counted-task.ts';

const PETRA = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
const OLE = { name: 'Ole Holm', email: 'ole.holm@nordlicht.example' };
const KIM = { name: 'Kim Wagner', email: 'kim.wagner@wagner-werke.example' };

const LEA = { name: 'Lea Sommer', email: 'lea.sommer@halbach.example' };

type Task = {
  readonly task: string;
  readonly item: () => OutlookItem;
  /** What stands there before the first click: the panel is painted. */
  readonly painted: string;
  readonly work: (frame: Frame) => Promise<unknown>;
};

const press = (frame: Frame, name: string): Promise<void> =>
  frame.getByRole('button', { name, exact: true }).click();
const logged = (frame: Frame): Promise<void> => frame.getByText(/^Logged/).waitFor();
const mail = (from: typeof PETRA, id: string) => (): OutlookItem =>
  makeMail({ from, internetMessageId: `<${id}@nordlicht.example>` });

const draft = (): OutlookItem => makeDraft({ to: [PETRA] });
const marked = (frame: Frame): Promise<void> =>
  frame.getByText('as soon as you or a colleague open the sent mail').waitFor();

const TASKS: readonly Task[] = [
  {
    task: 'see history',
    item: mail(PETRA, 'history'),
    painted: PETRA.name,
    work: (frame) => frame.getByText('asked for twelve pumps').waitFor(),
  },
  {
    task: 'log',
    item: mail(PETRA, 'log'),
    painted: PETRA.name,
    work: async (frame) => {
      await press(frame, 'Log');
      await logged(frame);
    },
  },
  {
    task: 'log + new contact',
    item: mail(KIM, 'new'),
    painted: KIM.name,
    work: async (frame) => {
      await press(frame, 'Add and log');
      await logged(frame);
    },
  },
  {
    task: 'log + new contact, company ambiguous',
    item: mail(LEA, 'ambiguous'),
    painted: LEA.name,
    work: async (frame) => {
      await frame.getByRole('radio', { name: 'Halbach Service GmbH' }).click();
      await press(frame, 'Add and log');
      await logged(frame);
    },
  },
  {
    task: 'follow-up',
    item: mail(PETRA, 'follow-up'),
    painted: PETRA.name,
    work: async (frame) => {
      await press(frame, 'Tomorrow');
      await frame.getByText('Created').first().waitFor();
    },
  },
  {
    task: 'call and note it',
    item: mail(PETRA, 'call'),
    painted: PETRA.name,
    work: async (frame) => {
      await frame.getByRole('link', { name: /^Call \+49 511 5550177/ }).click();
      await press(frame, 'not reached');
      await frame.getByText('Call noted').waitFor();
    },
  },
  {
    task: 'note a call',
    item: mail(PETRA, 'note'),
    painted: PETRA.name,
    work: async (frame) => {
      await press(frame, 'Call');
      await press(frame, 'voicemail');
      await frame.getByRole('button', { name: /Call: voicemail/ }).waitFor();
    },
  },
  {
    task: 'follow-up by calendar',
    item: mail(PETRA, 'calendar'),
    painted: PETRA.name,
    work: async (frame) => {
      await press(frame, 'Choose a day');
      await press(frame, 'Create');
      await frame.getByText('Created').first().waitFor();
    },
  },
  {
    task: 'switch participant',
    item: () => makeMail({ from: PETRA, cc: [OLE], internetMessageId: '<switch@nordlicht.example>' }),
    painted: PETRA.name,
    work: async (frame) => {
      await press(frame, OLE.name);
      await frame.getByRole('heading', { name: OLE.name }).waitFor();
    },
  },
  {
    task: 'log meeting',
    item: () => makeAppointment({ organizer: PETRA, required: [me] }),
    painted: PETRA.name,
    work: async (frame) => {
      await press(frame, 'Log');
      await logged(frame);
    },
  },
  { task: 'log on send', item: draft, painted: PETRA.name, work: marked },
  {
    task: 'remind of no answer',
    item: draft,
    painted: PETRA.name,
    work: async (frame) => {
      await press(frame, 'in 3 days');
      await frame.getByText('Begins with the sent mail').waitFor();
    },
  },
  {
    task: 'template',
    item: draft,
    painted: PETRA.name,
    work: async (frame) => {
      await press(frame, 'Insert a template');
      await frame.getByRole('button', { name: 'Follow-up' }).click();
      await frame.getByText('“Follow-up” inserted').waitFor();
    },
  },
];

export const outlookClicks = async (): Promise<readonly ClickLine[]> => {
  const world = await openOutlookWorld();
  try {
    const jana = await world.addColleague('Jana Brandt', 'owner');
    const make = createRecords({ newId }, userOn(jana.api));
    const petra = await make.person({
      firstName: 'Petra',
      lastName: 'Lang',
      email: PETRA.email,
      phones: [{ number: '+495115550177', label: 'work' }],
    });
    await make.person({ firstName: 'Ole', lastName: 'Holm', email: OLE.email });
    for (const name of ['Halbach GmbH', 'Halbach Service GmbH'])
      await make.company({ name, domains: ['halbach.example'] });
    await make.activity(petra, { kind: 'call', text: 'asked for twelve pumps' });
    await change(jana, 'template.create', {
      id: newId(),
      fields: { name: 'Follow-up', language: 'en', text: '{{salutation}},' },
    });
    const outlook = await world.start({ as: jana });
    await outlook.page.context().addInitScript(countTrustedClicks);
    const lines: ClickLine[] = [];
    for (const { task, item, painted, work } of TASKS) {
      const frame = await outlook.open(item());
      await frame.getByText(painted).first().waitFor();
      lines.push({ task, host: 'outlook', clicks: await clicksFor(frame, () => work(frame)) });
      await outlook.closePane();
    }
    return lines;
  } finally {
    await world.closeAll();
    await world.close();
  }
};
