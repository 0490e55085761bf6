/** Commands that are a choice of actions (`kontor user add …`); each takes options and words of its own and no others. */
import { fail } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { CommandContext } from './command.ts';
import { readOptions } from './options.ts';
import type { OptionNames, Options } from './options.ts';

export type Actions = Readonly<
  Record<
    string,
    {
      readonly takes: OptionNames;
      readonly run: (context: CommandContext, options: Options) => Promise<Result<null>>;
    }
  >
>;

/** Errors: `command.usage`, and what the action answers. */
export const runAction = async (actions: Actions, context: CommandContext): Promise<Result<null>> => {
  const [name = '', ...rest] = context.args;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) return fail('command.usage');
  const options = readOptions(rest, action.takes);
  return options.ok ? action.run(context, options.value) : options;
};
