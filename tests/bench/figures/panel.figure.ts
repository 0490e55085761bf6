/**
 * The panel's answer through the real app, with token and all: for customers asked for the first time and for some
 * asked for again and again, against the same bytes from memory through the same server.
 */
import { measured, median, percentile } from '../figure.ts';
import type { BenchContext, Figure, Measured } from '../figure.ts';
import type { BenchServer } from '../bench-server-process.ts';
import { sendAll } from '../load-client.ts';
import { panelQuestions } from '../questions.ts';

const PANEL = '/api/v1/panel';
const MEMORY = '/api/v1/bench/memory';
const CONNECTIONS = 8;
const ROUNDS = 3;
const FIRST_PER_ROUND = 500;
const RECENT = 40;
const RECENT_REPEATS = 25;
const WARM_UP = 500;

const remember = async ({ url, token }: BenchServer, questions: readonly string[]): Promise<void> => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (const question of questions) {
    const answer = await (await fetch(`${url}${PANEL}`, { method: 'POST', headers, body: question })).text();
    await fetch(`${url}${MEMORY}`, { method: 'PUT', headers, body: JSON.stringify({ question, answer }) });
  }
};

const perSecond = async (
  { port, token }: BenchServer,
  path: string,
  questions: readonly string[],
): Promise<number> => {
  const done = await sendAll(
    port,
    token,
    CONNECTIONS,
    questions.map((body) => ({ path, body })),
  );
  if (done.failed > 0) throw new Error(`${done.failed} requests to ${path} failed.`);
  return done.perSecond;
};

const figuresOf = (
  name: string,
  rates: number[],
  memory: number[],
  latencies: readonly number[],
): Measured[] => {
  const ratio = median(rates.map((rate, round) => rate / memory[round]!));
  return [
    measured(
      name,
      median(rates),
      'req/s',
      `same bytes from memory: ${Math.round(median(memory))} req/s`,
      ratio,
    ),
    measured(`${name}.p50`, percentile(latencies, 0.5), 'ms', 'budget 1 ms'),
    measured(`${name}.p99`, percentile(latencies, 0.99), 'ms', 'budget 5 ms'),
  ];
};

const run = async (context: BenchContext): Promise<Measured[]> => {
  const server = await context.server();
  const questions = await panelQuestions(
    await context.store(),
    WARM_UP + FIRST_PER_ROUND * (ROUNDS + 1) + RECENT,
    11,
  );
  const take = (count: number): string[] => questions.splice(0, count);
  await perSecond(server, PANEL, take(WARM_UP));
  const share = Math.min(FIRST_PER_ROUND, Math.floor((questions.length - RECENT) / (ROUNDS + 1)));

  // One connection at a time: what the server itself needs, without waiting in line.
  await server.times();
  const alone = take(share);
  await sendAll(
    server.port,
    server.token,
    1,
    alone.map((body) => ({ path: PANEL, body })),
  );
  const firstTimes = (await server.times())[PANEL] ?? [];
  const recent = take(RECENT);
  const again = Array.from({ length: RECENT_REPEATS }, () => recent).flat();
  await sendAll(
    server.port,
    server.token,
    1,
    again.map((body) => ({ path: PANEL, body })),
  );
  const recentTimes = ((await server.times())[PANEL] ?? []).slice(RECENT);

  const first: number[] = [];
  const firstMemory: number[] = [];
  const later: number[] = [];
  const laterMemory: number[] = [];
  await remember(server, recent);
  await perSecond(server, MEMORY, again);
  for (let round = 0; round < ROUNDS; round += 1) {
    const fresh = take(share);
    first.push(await perSecond(server, PANEL, fresh));
    later.push(await perSecond(server, PANEL, again));
    laterMemory.push(await perSecond(server, MEMORY, again));
    await remember(server, fresh);
    firstMemory.push(await perSecond(server, MEMORY, fresh));
  }
  return [
    ...figuresOf('panel.first', first, firstMemory, firstTimes),
    ...figuresOf('panel.recent', later, laterMemory, recentTimes),
  ];
};

export const panelFigure: Figure = { name: 'panel', run };
