import { describe, expect, test } from 'vitest';
import type { ShownDeal } from '#shared/domain/deal.ts';
import type { LinkTarget, PanelAnswer } from '#shared/domain/panel.ts';
import { extraTargetsOf, linkOffers } from '#shared/panel/cards/log/link-offers.ts';
import { namedLinks } from '#shared/panel/cards/log/named-links.ts';
import { brandt, kadirMatch, knownAnswer, tasks } from '#shared/panel/examples/example-records.ts';

const offer = { id: '0198f000-0000-7000-8000-000000000901', title: 'Angebot 2026-118' };
const asDeal = (deal: { readonly id: string; readonly title: string }): ShownDeal => ({
  ...deal,
  stage: 'offer',
  amountMinor: null,
  currency: 'EUR',
  companyId: brandt.id,
  personId: null,
});
const service = { id: '0198f000-0000-7000-8000-000000000902', title: 'Wartungsvertrag' };
const kadir: LinkTarget = { type: 'person', id: kadirMatch.id, title: kadirMatch.name, reason: 'thread' };
const answer = (change: Partial<PanelAnswer>): PanelAnswer => ({ ...knownAnswer, tasks: [], ...change });
const inThread = (links: LinkTarget[]): Pick<PanelAnswer, 'thread'> => ({
  thread: { decision: null, logged: { visibility: 'all', links } },
});
const reasons = (targets: readonly LinkTarget[]): string[] =>
  targets.map(({ title, reason }) => `${title}: ${reason}`);

describe('what a mail may belong to', () => {
  test('is preselected where the subject carries its number, and offered where it is merely open', () => {
    const found = linkOffers('AW: Angebot 2026/118', answer({ deals: [asDeal(service), asDeal(offer)] }));
    expect(reasons(found.preselected)).toEqual(['Angebot 2026-118: number']);
    expect(reasons(found.others)).toEqual(['Wartungsvertrag: open']);
  });

  test('is preselected where the conversation was logged to it, which is the reason that is said', () => {
    const deal: LinkTarget = { type: 'deal', ...offer, reason: 'thread' };
    const found = linkOffers(
      'AW: Angebot 2026-118',
      answer({ deals: [asDeal(offer)], ...inThread([deal, kadir]) }),
    );
    expect(reasons(found.preselected)).toEqual(['Angebot 2026-118: thread', `${kadir.title}: thread`]);
    expect(found.others).toEqual([]);
  });

  test('are the open follow-ups of whom it comes from, never preselected', () => {
    const [task] = tasks;
    const found = linkOffers(task!.title, answer({ tasks: [...tasks] }));
    expect(found.preselected).toEqual([]);
    expect(found.others[0]).toEqual({ type: 'task', id: task!.id, title: task!.title, reason: 'open' });
  });

  test('is not offered where it hangs on it by itself', () => {
    const company: LinkTarget = { type: 'company', id: brandt.id, title: brandt.name, reason: 'thread' };
    expect(linkOffers('', answer(inThread([company])))).toEqual({ preselected: [], others: [] });
    expect(linkOffers('', null)).toEqual({ preselected: [], others: [] });
  });
});

describe('a log', () => {
  const numbered = answer({ deals: [asDeal(offer)] });
  const subject = 'Angebot 2026-118';

  test('goes where it was chosen to, also nowhere', () => {
    expect(reasons(extraTargetsOf(null, subject, numbered))).toEqual(['Angebot 2026-118: number']);
    expect(extraTargetsOf([], subject, numbered)).toEqual([]);
    expect(extraTargetsOf([kadir], subject, numbered)).toEqual([kadir]);
  });

  test('adds nothing by itself to a mail that a colleague has logged', () => {
    const log = { activityId: brandt.id, entries: [], visibility: 'all' as const, links: [] };
    expect(extraTargetsOf(null, subject, { ...numbered, log })).toEqual([]);
  });

  test('insists on what was picked only', () => {
    const picked: LinkTarget = { type: 'deal', ...service, reason: 'open' };
    expect(namedLinks([kadir, picked])).toEqual({
      links: [{ type: 'deal', id: service.id }],
      offered: [{ type: 'person', id: kadir.id }],
    });
    expect(namedLinks([])).toEqual({ links: [] });
  });
});
