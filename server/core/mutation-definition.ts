/** What the server adds to a mutation's name and schema: how it is applied, and how it is taken back. */
import type { MutationConflict } from '#shared/domain/mutation.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { Clock } from '#shared/lib/clock.ts';
import type { Id, IdGenerator } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Tx } from '../db/store.ts';
import type { RecordWriter } from './record-writer.ts';
import type { Scope } from './scope.ts';

export type MutationContext = {
  readonly tx: Tx;
  readonly write: RecordWriter;
  readonly scope: Scope;
  readonly mutationId: Id;
  /** The server's time, for every stamp of this mutation. */
  readonly now: string;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  /** Notes that somebody else had changed the same meanwhile; the outcome says `merged` then. */
  readonly noteConflict: (conflict: MutationConflict) => void;
};

export type MutationResult = Readonly<Record<string, unknown>>;

/**
 * Applies a mutation, permission first: nothing may be written before the check. A failed result takes everything back.
 * Replay: may run more than once before it commits; must have no effect but through the context.
 */
export type Apply<N extends MutationName> = (
  context: MutationContext,
  args: MutationArgs<N>,
) => Promise<Result<MutationResult>>;

export type MutationDefinitions = { readonly [N in MutationName]: Apply<N> };

/** The names of one entity's file, so that each file declares just its own. */
export type DefinitionsOf<N extends MutationName> = { readonly [K in N]: Apply<K> };
