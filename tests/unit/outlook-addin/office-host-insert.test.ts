import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DraftPort } from '#shared/panel/panel-host.ts';
import { mailFields } from '#tests/support/office-item-stub.ts';
import { answerWith, failWith, makeOffice, stayMute } from '#tests/support/office-stub.ts';
import type { OfficeStub } from '#tests/support/office-stub.ts';
import { hostOf, mailOf } from './office-host.rig.ts';

const content = { html: 'A<br>B', text: 'A\nB' };
const HTML = 'insert html A<br>B';
const TEXT = 'insert text A\nB';

let stub: OfficeStub;
let port: DraftPort;
let generation: number;

beforeEach(async () => {
  stub = makeOffice({ item: { kind: 'draft' } });
  stub.answer('to.getAsync', answerWith([]));
  stub.answer('body type', answerWith('html'));
  const { host } = await hostOf(stub);
  for (let turns = 0; host.subject.value.type !== 'mail' && turns < 50; turns += 1) await Promise.resolve();
  port = host.draft!;
  generation = mailOf(host.subject.value).generation;
});
afterEach(() => void vi.useRealTimers());
const insertions = () => stub.calls.filter((call) => call.startsWith('insert'));

describe('text at the cursor', () => {
  test('comes as HTML into a mail written in it, and as text into one that is not', async () => {
    expect(await port.insert(generation, content)).toMatchObject({ ok: true });
    stub.answer('body type', answerWith('text'));
    expect(await port.insert(generation, content)).toMatchObject({ ok: true });
    expect(insertions()).toEqual([HTML, TEXT]);
  });

  test('comes as text where the HTML is refused', async () => {
    stub.answer(HTML, failWith(9011));
    expect(await port.insert(generation, content)).toMatchObject({ ok: true });
    expect(insertions()).toEqual([HTML, TEXT]);
  });

  test('is not put in a second time where Outlook gave no answer', async () => {
    vi.useFakeTimers();
    stub.answer(HTML, stayMute);
    const inserting = port.insert(generation, content);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await inserting).toMatchObject({ error: { code: 'host.timeout' } });
    expect(insertions()).toEqual([HTML]);
  });

  test('is not put in where it may not be, or where another mail is open', async () => {
    stub.answer(HTML, failWith(7000));
    expect(await port.insert(generation, content)).toMatchObject({ error: { code: 'host.denied' } });
    expect(insertions()).toEqual([HTML]);
    stub.select(mailFields());
    expect(await port.insert(generation, content)).toMatchObject({ error: { code: 'host.subject_changed' } });
    expect(insertions()).toEqual([HTML]);
  });
});
