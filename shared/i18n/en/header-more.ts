/** What else can be done with whom the panel shows. */
export const headerMoreEn = {
  label: 'Further actions',
  open: 'Open in Kontor',
  merge: 'Merge with …',
  merge_hint:
    'Look for the other entry. Both then stand side by side in Kontor, and you choose what is kept.',
  search_person: 'Find the other person …',
  search_company: 'Find the other company …',
} as const;
