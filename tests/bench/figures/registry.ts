/** Every figure; a new one is a file beside this and a line here. */
import type { Figure } from '../figure.ts';
import { bundleFigure } from './bundle.figure.ts';
import { captureFigures } from './capture.figure.ts';
import { clickFigure } from './click.figure.ts';
import { duplicatesFigure } from './duplicates.figure.ts';
import { heavyFigures } from './heavy.figure.ts';
import { listFigure } from './list.figure.ts';
import { importFigure } from './import.figure.ts';
import { logFigures } from './log.figure.ts';
import { cardsPaintFigure } from './paint-cards.figure.ts';
import { pagePaintFigure } from './paint-page.figure.ts';
import { outlookPaintFigure } from './paint-outlook.figure.ts';
import { sidePanelPaintFigure } from './paint-sidepanel.figure.ts';
import { panelFigures } from './panel.figure.ts';
import { everythingSearchFigure, prefixSearchFigure, textSearchFigure } from './search.figure.ts';
import { sitesFigures } from './sites.figure.ts';
import { startFigure } from './start.figure.ts';
import { syncBootstrapFigure } from './sync-bootstrap.figure.ts';
import { syncDrainFigure } from './sync-drain.figure.ts';
import { syncRetriesFigure } from './sync-retries.figure.ts';
import { syncSaveFigure } from './sync-save.figure.ts';
import { syncVisibleFigure } from './sync-visible.figure.ts';
import { tokenFigure } from './token.figure.ts';

export const figures: readonly Figure[] = [
  bundleFigure,
  ...captureFigures,
  ...sitesFigures,
  startFigure,
  tokenFigure,
  ...panelFigures,
  ...heavyFigures,
  prefixSearchFigure,
  everythingSearchFigure,
  textSearchFigure,
  listFigure,
  duplicatesFigure,
  ...logFigures,
  importFigure,
  syncRetriesFigure,
  syncBootstrapFigure,
  syncVisibleFigure,
  syncSaveFigure,
  syncDrainFigure,
  outlookPaintFigure,
  sidePanelPaintFigure,
  clickFigure,
  pagePaintFigure,
  cardsPaintFigure,
];
