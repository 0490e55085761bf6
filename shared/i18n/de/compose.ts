import type { composeEn } from '../en/compose.ts';
import type { TranslationOf } from '../translate.ts';

export const composeDe: TranslationOf<typeof composeEn> = {
  switch: 'Nach dem Senden ablegen',
  on: 'Ein',
  off: 'Aus',
  preparing: 'Einen Moment …',
  on_text_all:
    'Geschieht von selbst, sobald Sie oder jemand aus dem Haus die gesendete Mail mit Kontor öffnen.',
  'on_text_all.du':
    'Geschieht von selbst, sobald du oder jemand aus dem Haus die gesendete Mail mit Kontor öffnet.',
  on_text_team:
    'Geschieht von selbst, sobald Sie oder jemand aus Ihrem Team die gesendete Mail mit Kontor öffnen.',
  'on_text_team.du':
    'Geschieht von selbst, sobald du oder jemand aus deinem Team die gesendete Mail mit Kontor öffnet.',
  on_text_private: 'Geschieht von selbst, sobald Sie die gesendete Mail mit Kontor öffnen.',
  'on_text_private.du': 'Geschieht von selbst, sobald du die gesendete Mail mit Kontor öffnest.',
  on_device: 'Auf diesem Gerät gespeichert; Kontor erfährt es, sobald es erreichbar ist.',
  'reason.thread_on': 'Wie bisher in diesem Verlauf.',
  'reason.nobody': 'Die Mail geht noch an niemanden.',
  'reason.internal': 'Aus, weil sie nur an Kollegen geht.',
  'reason.labelled': 'Aus, weil die Mail als vertraulich gekennzeichnet ist.',
  'reason.away': 'Kontor ist nicht erreichbar. Deshalb bleibt es aus, bis Sie es einschalten.',
  'reason.away.du': 'Kontor ist nicht erreichbar. Deshalb bleibt es aus, bis du es einschaltest.',
  'reason.chosen': 'Von Ihnen ausgeschaltet. Antworten in diesem Verlauf beginnen ebenso.',
  'reason.chosen.du': 'Von dir ausgeschaltet. Antworten in diesem Verlauf beginnen ebenso.',
  'reason.thread': 'In diesem Verlauf von Ihnen ausgeschaltet.',
  'reason.thread.du': 'In diesem Verlauf von dir ausgeschaltet.',
  'reason.unknown': 'Aus, weil Kontor niemanden von den Empfängern kennt.',
  not_marked:
    'Outlook hat die Kennung nicht angenommen, die Mail wird also nicht von selbst abgelegt. Sie lässt sich in den gesendeten Elementen ablegen.',
  unsupported:
    'Dieses Outlook kann Mails beim Schreiben nicht kennzeichnen. Nach dem Senden lässt sich die Mail in den gesendeten Elementen ablegen.',
  remind: 'Erinnern, wenn keine Antwort kommt',
  remind_text: 'Beginnt mit der gesendeten Mail und endet von selbst, sobald eine Antwort abgelegt ist.',
  'days.3': 'nach 3 Tagen',
  'days.7': 'nach 1 Woche',
  'days.14': 'nach 2 Wochen',
};
