import type { IForbiddenRuleType } from 'dependency-cruiser';

declare const rules: { source: IForbiddenRuleType[]; runtime: IForbiddenRuleType[] };
export = rules;
