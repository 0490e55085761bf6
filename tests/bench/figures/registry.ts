/** Every figure; a new one is a file beside this and a line here. */
import type { Figure } from '../figure.ts';
import { bundleFigure } from './bundle.figure.ts';
import { heavyFigure } from './heavy.figure.ts';
import { logFigure } from './log.figure.ts';
import { paintFigure } from './paint.figure.ts';
import { panelFigure } from './panel.figure.ts';
import { searchFigure } from './search.figure.ts';
import { startFigure } from './start.figure.ts';
import { tokenFigure } from './token.figure.ts';

export const figures: readonly Figure[] = [
  bundleFigure,
  startFigure,
  tokenFigure,
  panelFigure,
  heavyFigure,
  searchFigure,
  logFigure,
  paintFigure,
];
