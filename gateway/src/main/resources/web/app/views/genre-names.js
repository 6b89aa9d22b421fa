import * as api from '../core/api.js';
import {listOf} from '../core/lists.js';

/** Key and pages of the list of genres. */
export const GENRE_NAMES = ['genres', after => api.genres({after, limit: 100})];

/** The first hundred genres, for a choice. */
export const genreNames = () => listOf(...GENRE_NAMES);
