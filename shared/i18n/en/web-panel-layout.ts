/** The page on which owners and admins arrange the panel's cards. */
export const webPanelLayoutEn = {
  title: 'Cards of the panel',
  intro:
    'Which cards stand in the panel, and in which order. Who it is, whether it is saved and the line for notes stand where they are for everybody.',
  target: 'For',
  'target.roles': 'Everybody with the role',
  'target.teams': 'Team',
  'role.owner': 'Owner',
  'role.admin': 'Administrator',
  'role.user': 'Colleague',
  precedence: 'What is arranged for a team counts before what is arranged for a role.',
  shown: 'Show {card}',
  up: 'Move {card} up',
  down: 'Move {card} down',
  'card.commercial': 'Orders and revenue',
  reset: 'As Kontor arranges them',
  untouched: 'Arranged by Kontor. The first change here makes an arrangement of its own.',
  changed: 'Arranged. It shows the next time the panel is opened.',
  was_reset: 'Arranged by Kontor again.',
} as const;
