import { render } from 'preact';
import { App } from './app.tsx';
import { openNews } from './live.ts';
import { workOffline } from './offline.ts';
import { followLinks } from './router.ts';

const place = document.getElementById('desk');
if (place) {
  followLinks();
  openNews();
  workOffline();
  render(<App />, place);
}
