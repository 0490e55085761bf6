/** How far a deal is. Without a schema in it, so that the panel has it cheaply. */
export const DEAL_STAGES = ['new', 'qualified', 'offer', 'negotiation', 'won', 'lost'] as const;

/** Neither won nor lost. */
export const isOpenStage = (stage: string): boolean => stage !== 'won' && stage !== 'lost';
