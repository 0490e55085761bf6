/** Web Locks of one device, for programs that can die or freeze without saying so. */
import type { Locks } from '#shared/store/environment.ts';

/** `run` does something in the program: never when it is dead, later when it is frozen. */
export type Holder = { readonly run: (work: () => void) => void };
type Claim = { readonly owner: Holder; readonly start: () => void; readonly lose: () => void };

export type DeviceLocks = {
  readonly of: (owner: Holder) => Locks;
  /** A program has died: what it held is free. True when it held something. */
  readonly release: (owner: Holder) => boolean;
  readonly holderOf: (name: string) => Holder | null;
};

export const createLocks = (onStolen: (from: Holder) => void): DeviceLocks => {
  const holders = new Map<string, Claim>();
  const queues = new Map<string, Claim[]>();
  const take = (name: string, claim: Claim): void => {
    holders.set(name, claim);
    claim.owner.run(claim.start);
  };
  const next = (name: string): void => {
    const claim = queues.get(name)?.shift();
    if (claim) take(name, claim);
    else holders.delete(name);
  };
  const leave = (name: string, claim: Claim): void => {
    queues.set(
      name,
      (queues.get(name) ?? []).filter((one) => one !== claim),
    );
    if (holders.get(name) === claim) next(name);
  };

  const hold = (owner: Holder, ...[name, work, signal, steal]: Parameters<Locks['hold']>): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      const lost = new AbortController();
      const claim: Claim = {
        owner,
        start: () =>
          void work(lost.signal)
            .then(resolve, reject)
            .finally(() => leave(name, claim)),
        lose: () => {
          lost.abort();
          reject(new DOMException('stolen', 'AbortError'));
        },
      };
      if (steal) {
        const robbed = holders.get(name);
        take(name, claim);
        if (!robbed) return;
        onStolen(robbed.owner);
        robbed.owner.run(robbed.lose);
        return;
      }
      signal.addEventListener('abort', () => {
        if (holders.get(name) === claim) return;
        leave(name, claim);
        reject(new DOMException('given up', 'AbortError'));
      });
      if (holders.has(name)) queues.set(name, [...(queues.get(name) ?? []), claim]);
      else take(name, claim);
    });

  return {
    of: (owner) => ({ hold: (...asked) => hold(owner, ...asked) }),
    release: (owner) => {
      for (const [name, queue] of queues)
        queues.set(
          name,
          queue.filter((claim) => claim.owner !== owner),
        );
      let held = false;
      for (const [name, claim] of holders) {
        if (claim.owner !== owner) continue;
        held = true;
        next(name);
      }
      return held;
    },
    holderOf: (name) => holders.get(name)?.owner ?? null,
  };
};
