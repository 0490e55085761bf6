/** What every program around the panel has to keep to, whatever it is. Run on each of them with a rig of its own. */
import { describe, expect, test } from 'vitest';
import type { MailSubject, PanelHost } from '#shared/panel/panel-host.ts';

/** A host and the hands that move what it shows. */
export type HostRig = {
  readonly host: PanelHost;
  /** Opens one of two different mails; both can be read, the second has an attachment that is a file. */
  readonly open: (which: 'first' | 'second') => Promise<void> | void;
  /** Nothing is selected any more; left out by hosts that always show something. */
  readonly deselect?: () => Promise<void> | void;
};

const shownMail = (host: PanelHost): MailSubject => {
  const subject = host.subject.peek();
  if (subject.type !== 'mail') throw new Error(`The host shows no mail but ${subject.type}.`);
  return subject;
};

export const runPanelHostSuite = (name: string, makeRig: () => Promise<HostRig> | HostRig): void => {
  describe(`${name} as the program around the panel`, () => {
    test('shows the mail that is open and reads it in full', async () => {
      const { host, open } = await makeRig();
      await open('first');
      const subject = shownMail(host);
      const read = await host.readMail(subject.generation);
      expect(read).toMatchObject({
        ok: true,
        value: {
          subject: subject.subject,
          messageId: subject.messageId,
          conversationId: subject.conversationId,
        },
      });
      expect(read.ok && read.value.text.trim()).not.toBe('');
    });

    test('names the sender first and everybody the mail itself names', async () => {
      const { host, open } = await makeRig();
      await open('first');
      const { participants, generation } = shownMail(host);
      const read = await host.readMail(generation);
      expect(participants[0]?.role).toBe('from');
      const named = read.ok ? read.value.participants.map(({ email }) => email) : [];
      expect(participants.filter(({ email }) => !named.includes(email))).toEqual([]);
    });

    test('counts on with every change', async () => {
      const { host, open } = await makeRig();
      await open('first');
      const first = host.subject.peek().generation;
      await open('second');
      const second = host.subject.peek().generation;
      await open('first');
      expect(second).toBeGreaterThan(first);
      expect(host.subject.peek().generation).toBeGreaterThan(second);
    });

    test('never reads one mail for another', async () => {
      const { host, open } = await makeRig();
      await open('first');
      const { generation } = shownMail(host);
      await open('second');
      expect(await host.readMail(generation)).toMatchObject({ error: { code: 'host.subject_changed' } });
    });

    test('hands out an attachment, and never one of a mail that was left', async () => {
      const { host, open } = await makeRig();
      await open('second');
      const { generation, attachments } = shownMail(host);
      const file = attachments.find(({ cloud, inline }) => !cloud && !inline);
      const bytes = await host.readAttachment(generation, file?.id ?? '');
      expect(bytes.ok && bytes.value.byteLength).toBeGreaterThan(0);
      await open('first');
      const late = await host.readAttachment(generation, file?.id ?? '');
      expect(late).toMatchObject({ error: { code: 'host.subject_changed' } });
    });

    test('says it when nothing is open, and reads nothing then', async () => {
      const { host, open, deselect } = await makeRig();
      if (!deselect) return;
      await open('first');
      const { generation } = shownMail(host);
      await deselect();
      expect(host.subject.peek()).toMatchObject({ type: 'none' });
      expect(await host.readMail(generation)).toMatchObject({ error: { code: 'host.subject_changed' } });
    });

    test('speaks a language and shows itself light, dark or as the system does', async () => {
      const { host } = await makeRig();
      expect(Intl.getCanonicalLocales(host.locale)).toHaveLength(1);
      expect(['light', 'dark', 'contrast', 'system']).toContain(host.theme.peek());
    });
  });
};
