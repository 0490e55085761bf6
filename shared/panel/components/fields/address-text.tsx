/** A mail address; too long for its line it breaks behind the @, and only what is still too long at its dots. */
import { Fragment } from 'preact';

const Part = ({ text }: { text: string }) => (
  <span class="kp-address-part">
    {[...text.matchAll(/\.?[^.]+|\./g)].map(({ 0: piece, index }) => (
      <Fragment key={index}>
        {index > 0 ? <wbr /> : null}
        {piece}
      </Fragment>
    ))}
  </span>
);

export const AddressText = ({ email }: { email: string }) => {
  const domainAt = email.lastIndexOf('@') + 1;
  return (
    <span>
      <Part text={email.slice(0, domainAt)} />
      <Part text={email.slice(domainAt)} />
    </span>
  );
};
