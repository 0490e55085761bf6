/** The mark with the name; the picture is decoration. */
export const Mark = () => (
  <span class="w-mark">
    <img src="/icon.svg" alt="" width="24" height="24" />
    Kontor
  </span>
);
