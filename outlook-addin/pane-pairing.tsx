/** The screen that connects the pane, fetched only when it is needed. */
import '#shared/panel/pairing/pairing.css';
export { PairingScreen } from '#shared/panel/pairing/pairing-screen.tsx';
