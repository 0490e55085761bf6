/** What is said about deals; fetched with their card. */
export const dealsEn = {
  'deals.add': 'Deal',
  'deals.add_title': 'Open a deal',
  'deals.none': 'No open deal.',
  'deals.title_field': 'What it is about',
  'deals.amount': 'Amount',
  'deals.amount_hint': 'For example {example}; empty while nobody knows.',
  'deals.stage': 'Stage',
  'deals.stage_of': 'Stage of {title}',
  'deals.create': 'Open deal',
  'deals.created': 'Deal opened',
  'deals.moved': 'Now: {stage}',
  'deals.no_amount': 'no amount yet',
} as const;
