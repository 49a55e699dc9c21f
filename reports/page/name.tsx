/** A name of an engine or scenario that may go over to a new line behind a slash or hyphen, and nowhere else. */
export function Name({ text }: { text: string }) {
  const parts = text.split(/(?<=[-/])/);
  return (
    <span class="name">
      {parts.map((part, i) => (
        <>
          {i > 0 && <wbr />}
          {part}
        </>
      ))}
    </span>
  );
}
