import { browser } from '../../panel-browser.ts';
import { startSidePanel } from '../../host/start-side-panel.tsx';

const root = document.querySelector<HTMLElement>('#panel');
if (root) void startSidePanel(root, browser);
