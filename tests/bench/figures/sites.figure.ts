/**
 * Known sites with 20,000 companies: the list and the browser's rules out of their domains, against nothing but putting
 * the same names in order; and asking about one host, against asking a set for it.
 */
import { compileRules } from '#extension/sites/icon-rules.ts';
import { isListed, siteList } from '#extension/sites/site-list.ts';
import { measured, median } from '../figure.ts';
import type { Figure } from '../figure.ts';

const DOMAINS = 20_000;
const ROUNDS = 9;
const QUESTIONS = 200_000;

const endings = ['de', 'at', 'ch', 'com', 'co.uk', 'example'];
const domains = Array.from(
  { length: DOMAINS },
  (_one, index) => `firma-${(index * 7_919) % DOMAINS}.${endings[index % endings.length]!}`,
);

const timed = (work: () => unknown): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

const compileFigure: Figure = {
  names: ['sites.compile'],
  run: async () => {
    const rounds: { own: number; bare: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const own = timed(() => compileRules(siteList(domains), 'bench'));
      const bare = timed(() => [...new Set(domains)].toSorted());
      // The first round warms both up.
      if (round > 0) rounds.push({ own, bare });
    }
    const bare = median(rounds.map((one) => one.bare));
    return [
      measured(
        'sites.compile',
        median(rounds.map(({ own }) => own)),
        `ms for ${DOMAINS} domains`,
        `the same names put in order: ${bare.toPrecision(3)} ms; in the background, nothing of it in a page`,
        median(rounds.map((one) => one.own / one.bare)),
      ),
    ];
  },
};

const lookUpFigure: Figure = {
  names: ['sites.look_up'],
  run: async () => {
    const hosts = new Set(siteList(domains));
    // Half of them are known, and a label or two stand before the name, as on real sites.
    const asked = Array.from(
      { length: 1_000 },
      (_one, index) => `www.${index % 2 === 0 ? '' : 'shop-'}${domains[index]!}`,
    );
    let known = 0;
    const ask = (look: (host: string) => boolean): number =>
      timed(() => {
        for (let index = 0; index < QUESTIONS; index += 1) if (look(asked[index % 1_000]!)) known += 1;
      });
    const rounds: { own: number; bare: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      known = 0;
      const own = ask((host) => isListed(hosts, host));
      if (known !== QUESTIONS / 2) throw new Error(`${known} of ${QUESTIONS} were known.`);
      const bare = ask((host) => hosts.has(host));
      if (round > 0) rounds.push({ own, bare });
    }
    const each = (ms: number): number => (ms / QUESTIONS) * 1_000;
    const bare = each(median(rounds.map((one) => one.bare)));
    return [
      measured(
        'sites.look_up',
        each(median(rounds.map(({ own }) => own))),
        'µs for a host',
        `asking a set of ${DOMAINS} for it: ${bare.toPrecision(2)} µs`,
        median(rounds.map((one) => one.own / one.bare)),
      ),
    ];
  },
};

export const sitesFigures: readonly Figure[] = [compileFigure, lookUpFigure];
