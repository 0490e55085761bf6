/** Arranging the panel's cards for a role or a team. */
import { fail, ok } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { isAdmin } from '../core/scope.ts';
import { layoutId } from './panel-layout.table.ts';

export const panelLayoutMutations: DefinitionsOf<'panel.arrange'> = {
  'panel.arrange': async ({ scope, write, tx, now }, { target, layout }) => {
    if (!isAdmin(scope)) return fail('access.denied');
    const id = layoutId(target);
    if ('team' in target) {
      const team = await tx.db.selectFrom('team').select('id').where('id', '=', id).executeTakeFirst();
      if (!team) return fail('record.not_found');
    }
    const known = await write.find('panel_layout', id);
    if (layout === null) {
      if (known) await write.remove('panel_layout', id);
    } else if (known) {
      await write.restore('panel_layout', id);
      await write.update('panel_layout', id, layout);
    } else {
      await write.insert('panel_layout', { id, ...layout, createdAt: now, updatedAt: now, deletedAt: null });
    }
    return ok({ id });
  },
};
