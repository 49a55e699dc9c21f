interface Props {
  /** Of the style sheet. */
  class: string;
  facts: readonly (readonly [term: string, value: string])[];
}

/** Terms and what there is to say of each. */
export function FactList({ class: name, facts }: Props) {
  return (
    <dl class={name}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
