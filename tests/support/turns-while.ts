/** How often others had their turn on this thread while something ran. */
export const turnsWhile = async (run: () => Promise<unknown>): Promise<number> => {
  let turns = 0;
  let isOver = false;
  const take = (): void => {
    turns += 1;
    if (!isOver) setImmediate(take);
  };
  setImmediate(take);
  await run();
  isOver = true;
  return turns;
};
