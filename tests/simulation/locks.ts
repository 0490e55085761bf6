/** Web Locks of one device, for contexts that can die without saying so. */
import type { Locks } from '#shared/store/environment.ts';

type Claim = { readonly owner: object; readonly start: () => void; readonly lose: () => void };

export type DeviceLocks = {
  readonly of: (owner: object) => Locks;
  /** A context has died: what it held is free. */
  readonly release: (owner: object) => void;
};

export const createLocks = (): DeviceLocks => {
  const holders = new Map<string, Claim>();
  const queues = new Map<string, Claim[]>();
  const next = (name: string): void => {
    const claim = queues.get(name)?.shift();
    if (!claim) return void holders.delete(name);
    holders.set(name, claim);
    claim.start();
  };
  const leave = (name: string, claim: Claim): void => {
    queues.set(name, (queues.get(name) ?? []).filter((one) => one !== claim));
    if (holders.get(name) === claim) next(name);
  };

  return {
    of: (owner) => ({
      hold: (name, work, signal, steal) =>
        new Promise<void>((resolve, reject) => {
          const lost = new AbortController();
          const claim: Claim = {
            owner,
            start: () => void work(lost.signal).then(resolve, reject).finally(() => leave(name, claim)),
            lose: () => {
              lost.abort();
              reject(new DOMException('stolen', 'AbortError'));
            },
          };
          const queue = queues.get(name) ?? [];
          queues.set(name, queue);
          if (steal) {
            holders.get(name)?.lose();
            holders.set(name, claim);
            return claim.start();
          }
          signal.addEventListener('abort', () => {
            if (holders.get(name) === claim) return;
            leave(name, claim);
            reject(new DOMException('given up', 'AbortError'));
          });
          if (holders.has(name)) return void queue.push(claim);
          holders.set(name, claim);
          claim.start();
        }),
    }),
    release: (owner) => {
      for (const [name, queue] of queues) queues.set(name, queue.filter((claim) => claim.owner !== owner));
      for (const [name, claim] of holders) if (claim.owner === owner) next(name);
    },
  };
};
