import { describe, expect, test } from 'vitest';
import { mutationArgs } from '#shared/domain/mutations.ts';
import { editOfItem, isEditable, itemChange } from '#shared/panel/cards/timeline/written-item.model.ts';
import { me, thomas, timeline } from '#shared/panel/examples/example-records.ts';

const [mail, call] = timeline;
const before = editOfItem(call!, 'Will 2 % mehr Rabatt');

describe('what was written down', () => {
  test('can be corrected by whoever wrote it, a mail by nobody', () => {
    expect(isEditable(call!, me.id)).toBe(true);
    expect(isEditable(call!, thomas.id)).toBe(false);
    expect(isEditable({ ...mail!, byId: me.id }, me.id)).toBe(false);
    expect(isEditable({ kind: 'order', byId: null }, me.id)).toBe(false);
  });

  test('changes only where it was changed, in a way the server takes', () => {
    const change = itemChange(call!.id, before, {
      ...before,
      text: 'Will 3 % mehr Rabatt ',
      outcome: 'call_back',
    });
    expect(change).toEqual({
      id: call!.id,
      set: { text: 'Will 3 % mehr Rabatt', outcome: 'call_back' },
      was: { text: before.text, outcome: before.outcome },
    });
    expect(mutationArgs['activity.update'].safeParse(change).error).toBeUndefined();
    expect(itemChange(call!.id, before, before)).toBeNull();
  });

  test('moves in time to the minute that was typed, by the device\u2019s clock', () => {
    const change = itemChange(call!.id, before, { ...before, at: '2026-11-20T08:05' });
    expect(change?.set.occurredAt).toBe(new Date('2026-11-20T08:05').toISOString());
    expect(editOfItem({ ...call!, occurredAt: change!.set.occurredAt! }, '').at).toBe('2026-11-20T08:05');
    expect(itemChange(call!.id, before, { ...before, at: '' })).toBeNull();
  });

  test('is never emptied by a correction', () => {
    const note = editOfItem(timeline[4]!, 'Bevorzugt Anrufe');
    expect(itemChange(timeline[4]!.id, note, { ...note, text: '  ' })).toBeNull();
  });

  test('moves a meeting, too, that was noted without a word', () => {
    const meeting = editOfItem({ ...timeline[4]!, subject: '', outcome: '' }, '');
    const change = itemChange(timeline[4]!.id, meeting, { ...meeting, at: '2026-11-20T08:05' });
    expect(change?.set).toEqual({ occurredAt: new Date('2026-11-20T08:05').toISOString() });
  });
});
