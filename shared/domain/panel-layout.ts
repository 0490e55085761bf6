/** For whom the panel's cards are arranged: owners and admins do so for a role or a team. */
import * as z from 'zod/mini';
import { panelLayoutSchema } from './panel-cards.ts';
import { idSchema } from './scalars.ts';
import { ROLES } from './user.ts';

export const layoutTargetSchema = z.union([
  z.strictObject({ role: z.enum(ROLES) }),
  z.strictObject({ team: idSchema }),
]);
export type LayoutTarget = z.infer<typeof layoutTargetSchema>;

export const arrangementSchema = z.object({
  target: layoutTargetSchema,
  /** Of a team; empty for a role. */
  name: z.string(),
  /** Null where nobody arranged anything. */
  layout: z.nullable(panelLayoutSchema),
});
export type Arrangement = z.infer<typeof arrangementSchema>;
