import type { webPanelLayoutEn } from '../en/web-panel-layout.ts';
import type { TranslationOf } from '../translate.ts';

export const webPanelLayoutDe: TranslationOf<typeof webPanelLayoutEn> = {
  title: 'Karten der Leiste',
  intro:
    'Welche Karten in der Leiste stehen, und in welcher Reihenfolge. Wer es ist, ob es abgelegt ist und die Zeile für Notizen stehen bei allen an ihrem Platz.',
  target: 'Für',
  'target.roles': 'Alle mit der Rolle',
  'target.teams': 'Team',
  'role.owner': 'Inhaber/in',
  'role.admin': 'Administrator/in',
  'role.user': 'Mitarbeiter/in',
  precedence: 'Was für ein Team eingerichtet ist, geht vor dem, was für eine Rolle eingerichtet ist.',
  shown: '{card} zeigen',
  up: '{card} nach oben',
  down: '{card} nach unten',
  'card.commercial': 'Aufträge und Umsatz',
  reset: 'Wie von Kontor vorgesehen',
  untouched: 'Wie von Kontor vorgesehen. Die erste Änderung hier richtet eine eigene Reihenfolge ein.',
  changed: 'Eingerichtet. Zu sehen ist es, sobald die Leiste das nächste Mal geöffnet wird.',
  was_reset: 'Wieder wie von Kontor vorgesehen.',
};
