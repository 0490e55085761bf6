/** Runs dependency-cruiser over a tree and gives the violations of `import-rules.cjs`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser';
import rules from '../import-rules.cjs';

export type Violation = { rule: string; from: string; to: string };
export type Cruise = { moduleCount: number; violations: Violation[] };

const folders = ['shared', 'server', 'extension', 'outlook-addin', 'tests', 'wxt.config.ts'];

const cruiseOnce = async (
  baseDir: string,
  forbidden: IForbiddenRuleType[],
  includeTypes: boolean,
): Promise<Cruise> => {
  const { output } = await cruise(
    folders.filter((folder) => existsSync(join(baseDir, folder))),
    {
      baseDir,
      ruleSet: { forbidden },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: includeTypes,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'require', 'node', 'default', 'types'],
      },
    },
  );
  const { summary, modules } = output as ICruiseResult;
  return {
    moduleCount: modules.length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
};

/** Cruises twice: the layer rules see every import, the rules about size only what is loaded at run time. */
export const cruiseTree = async (baseDir: string): Promise<Cruise> => {
  const source = await cruiseOnce(baseDir, rules.source, true);
  const runtime = await cruiseOnce(baseDir, rules.runtime, false);
  return {
    moduleCount: Math.min(source.moduleCount, runtime.moduleCount),
    violations: [...source.violations, ...runtime.violations],
  };
};

export const ruleNames = (): string[] => [...rules.source, ...rules.runtime].map(({ name }) => name ?? '');
