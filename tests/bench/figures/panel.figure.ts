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
const FIRST_SEED = 11;
const RECENT_SEED = 12;

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

/** What the server itself needs, without waiting in line: one request at a time. */
const timesAlone = async (server: BenchServer, questions: readonly string[]): Promise<number[]> => {
  await server.times();
  const requests = questions.map((body) => ({ path: PANEL, body }));
  await sendAll(server.port, server.token, 1, requests);
  return (await server.times())[PANEL] ?? [];
};

const figuresOf = (
  name: string,
  rates: readonly number[],
  memory: readonly number[],
  latencies: readonly number[],
): Measured[] => [
  measured(
    name,
    median(rates),
    'req/s',
    `same bytes from memory: ${Math.round(median(memory))} req/s`,
    median(rates.map((rate, round) => rate / memory[round]!)),
  ),
  measured(`${name}.p50`, percentile(latencies, 0.5), 'ms', 'budget 1 ms'),
  measured(`${name}.p99`, percentile(latencies, 0.99), 'ms', 'budget 5 ms'),
];

const namesOf = (name: string): string[] => [name, `${name}.p50`, `${name}.p99`];

/** Each customer is asked for once in a run: nothing of the answer is at hand. */
const runFirst = async (context: BenchContext): Promise<Measured[]> => {
  const server = await context.server();
  const questions = await panelQuestions(
    await context.store(),
    WARM_UP + FIRST_PER_ROUND * (ROUNDS + 1),
    FIRST_SEED,
  );
  const take = (count: number): string[] => questions.splice(0, count);
  await perSecond(server, PANEL, take(Math.min(WARM_UP, questions.length >> 1)));
  const share = Math.min(FIRST_PER_ROUND, Math.floor(questions.length / (ROUNDS + 1)));
  const times = await timesAlone(server, take(share));
  const [rates, memory]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const fresh = take(share);
    rates.push(await perSecond(server, PANEL, fresh));
    await remember(server, fresh);
    memory.push(await perSecond(server, MEMORY, fresh));
  }
  return figuresOf('panel.first', rates, memory, times);
};

/** A few customers are asked for again and again while nobody writes. */
const runRecent = async (context: BenchContext): Promise<Measured[]> => {
  const server = await context.server();
  const recent = await panelQuestions(await context.store(), RECENT, RECENT_SEED);
  const again = Array.from({ length: RECENT_REPEATS }, () => recent).flat();
  const times = (await timesAlone(server, again)).slice(recent.length);
  await remember(server, recent);
  await perSecond(server, MEMORY, again);
  const [rates, memory]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.push(await perSecond(server, PANEL, again));
    memory.push(await perSecond(server, MEMORY, again));
  }
  return figuresOf('panel.recent', rates, memory, times);
};

export const panelFigures: readonly Figure[] = [
  { names: namesOf('panel.first'), run: runFirst },
  { names: namesOf('panel.recent'), run: runRecent },
];
