/** The registry: every endpoint of Kontor by name. */
import { accountEndpoints } from './account.endpoints.ts';
import { adminEndpoints } from './admin.endpoints.ts';
import { entraEndpoints } from './entra.endpoints.ts';
import { pairingEndpoints } from './pairing.endpoints.ts';
import { callEndpoints } from './call.endpoints.ts';
import { listEndpoints } from './list.endpoints.ts';
import { qualityEndpoints } from './quality.endpoints.ts';
import { duplicateEndpoints } from './duplicate.endpoints.ts';
import { recordEndpoints } from './record.endpoints.ts';
import { transferEndpoints } from './transfer.endpoints.ts';
import { syncEndpoints } from './sync.endpoints.ts';

export const endpoints = {
  ...accountEndpoints,
  ...pairingEndpoints,
  ...entraEndpoints,
  ...adminEndpoints,
  ...recordEndpoints,
  ...listEndpoints,
  ...callEndpoints,
  ...transferEndpoints,
  ...duplicateEndpoints,
  ...qualityEndpoints,
  ...syncEndpoints,
} as const;

export type EndpointName = keyof typeof endpoints;
