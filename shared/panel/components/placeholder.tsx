/** Quiet bars in the place of text that is on its way. Widths in characters, so that lines look like lines. */
export const Placeholder = ({ lines }: { lines: readonly number[] }) => (
  <div class="kp-placeholder" aria-hidden="true">
    {lines.map((width) => (
      <span key={width} class="kp-bar" style={{ width: `${width}ch` }} />
    ))}
  </div>
);
