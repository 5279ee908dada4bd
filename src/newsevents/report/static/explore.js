// The explorer: the page over the local server.

import { open } from "./app.js";
import { remote } from "./remote.js";

open(remote);
