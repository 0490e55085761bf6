import { useEffect } from 'preact/hooks';

/** The heading of a page, which is the title of the browser tab too. Takes the focus when the page is opened from another. */
export const PageTitle = ({ text, hidden = false }: { text: string; hidden?: boolean }) => {
  useEffect(() => {
    document.title = text === 'Kontor' ? text : `${text} · Kontor`;
  }, [text]);
  return (
    <h1 tabIndex={-1} class={hidden ? 'w-for-readers' : ''}>
      {text}
    </h1>
  );
};
