import { setUpActions } from './actions.js';
import { setUpBox } from './box.js';
import { setUpChannels } from './channels.js';
import { setUpPosts } from './posts.js';
import { setUpPreferences } from './preferences.js';

setUpPreferences();
setUpChannels();
setUpPosts();
setUpActions();
setUpBox();
