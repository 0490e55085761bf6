/** Everything that goes wrong, by its number in the list of reliability. 10 and 11 need a real PostgreSQL. */
import * as crash from './crash.faults.ts';
import type { Fault } from './fault.ts';
import * as history from './history.faults.ts';
import * as network from './network.faults.ts';
import * as people from './people.faults.ts';
import * as program from './program.faults.ts';
import * as storage from './storage.faults.ts';

export const faults: Readonly<Record<number, Fault>> = {
  1: network.answerLost,
  2: network.requestDoubled,
  3: network.batchReordered,
  4: network.batchCut,
  5: crash.killedWhileSaving,
  6: crash.killedWhileSending,
  7: crash.killedWhileTaking,
  8: crash.killedServer,
  9: crash.refusingDatabase,
  12: network.partition,
  13: network.flappingNet,
  14: network.tokenRefused,
  15: network.busyServer,
  16: program.poison,
  17: program.frozenLeader,
  18: crash.leaderClosed,
  19: crash.extensionUpdated,
  20: program.otherVersion,
  21: storage.blockedUpgrade,
  22: storage.noRoom,
  23: storage.evicted,
  24: crash.powerCut,
  25: program.clientClock,
  26: program.serverClock,
  27: people.sameField,
  28: people.editDeleteMerge,
  29: people.tagsAtOnce,
  30: people.sameMail,
  31: people.accessLost,
  32: people.movedAndBack,
  33: program.otherPerson,
  34: history.restored,
  35: people.erasedWhileAway,
  36: history.otherPast,
  37: people.choicesAtOnce,
};
