/** Which of those that look alike it is. By itself, so that nothing else comes along. Pure. */

/** The first of them, the likeliest first; null where the next is as likely: then somebody has to say which. */
export const likeliest = <S extends { readonly score: number }>([best, next]: readonly S[]): S | null =>
  best && best.score !== next?.score ? best : null;
