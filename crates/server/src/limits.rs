//! Every limit of the server by name, unit last. What a visitor sees beyond each stands beside it.

/// Longest path and query: beyond it, page 414 in the reader's language. Ticking every box of the real catalogue gives an
/// address of about 8,000 bytes. (Above 65,534 bytes hyper itself answers a bare 414, before any code of ours.)
pub const URL_BYTES_MAX: usize = 60_000;

/// Connections open at one time, and with them requests: one connection carries one request at a time. Beyond it, new
/// ones wait to be accepted. Stays below the 1,024 file handles that systems grant a process unless told otherwise.
pub const CONNECTIONS_MAX: usize = 800;

/// Time for a client to send the head of a request: beyond it, the connection is closed.
pub const HEADER_SECONDS_MAX: u64 = 10;

/// Time for a client to take the next part of an answer: beyond it, the connection is closed. Making an answer has no
/// limit of time: it is a computation without waiting, bounded by the limits of what may be asked.
pub const SEND_SECONDS_MAX: u64 = 15;

/// Time for open requests to end once the server is told to stop: beyond it, they are cut.
pub const SHUTDOWN_SECONDS_MAX: u64 = 10;

/// Rows of an export that is made in one piece, compressed and kept; larger ones are streamed as they are.
pub const EXPORT_ROWS_WHOLE_MAX: usize = 5_000;

/// Rows of a workbook that anyone may ask for; beyond it, page 409 says to narrow the list or take another file. Each row takes some
/// 8 KB of memory while it is written.
pub const EXPORT_XLSX_ROWS_MAX: usize = 20_000;

/// Workbooks that are written at one time; others wait for their turn.
pub const WORKBOOKS_AT_ONCE_MAX: usize = 2;

/// Bytes of the name of an export that tell what was filtered; what is longer is cut.
pub const FILE_NAME_CRITERIA_BYTES_MAX: usize = 80;

/// Rows in one piece of a streamed export.
pub(crate) const EXPORT_ROWS_CHUNK: usize = 500;

/// Easier alternatives shown on the page of a scheme.
pub(crate) const ACCESSIBLE_ROWS_MAX: usize = 3;

/// Similar schemes shown on the page of a scheme.
pub(crate) const SIMILAR_ROWS_MAX: usize = 5;

/// Pages in one part of the site map, each in three languages. Search engines read 50,000 addresses and 50 MB of a part.
pub const SITEMAP_PATHS_MAX: usize = 5_000;

/// Characters of the name of who keeps a site: beyond it, the program does not start and says so.
pub const KEEPER_CHARS_MAX: usize = 120;

/// Organisers on one page; of more, one letter is shown at a time, and of more of one letter, pages.
pub const ORGANISERS_PAGE_MAX: usize = 300;

/// Sites named on the page of an organiser, those with most schemes first.
pub(crate) const ORGANISER_SITES_MAX: usize = 5;

/// Schemes compared side by side; those beyond are counted, and take the place of one that is taken away.
pub const SELECTION_IDS_MAX: usize = 12;

/// Ids read from the address of a comparison; beyond it, a sentence says that the rest was not read. All of them stand in each
/// link that takes a scheme away: the page stays below a megabyte.
pub const SELECTION_IDS_READ_MAX: usize = 200;

/// Bytes of a link that opens a mail: some programs cut longer ones at 2,083. Beyond it, schemes are left out and counted.
pub(crate) const MAILTO_BYTES_MAX: usize = 2_000;

/// Memory for rendered pages kept, in bytes, unless set otherwise.
pub const CACHE_BYTES_DEFAULT: u64 = 8 * 1024 * 1024;

/// Bytes of a form without files: beyond it, page 400.
pub const FORM_BYTES_MAX: usize = 2 * 1024 * 1024;

/// Time for such a form to arrive: beyond it, page 400.
pub const FORM_SECONDS_MAX: u64 = 30;

/// Bytes of the form that anyone may send, to sign in, and the time for it to arrive: beyond them, page 400. Who is nobody yet must
/// not fill memory, nor keep connections from others.
pub const SIGN_IN_BYTES_MAX: usize = 4 * 1024;
/// See [`SIGN_IN_BYTES_MAX`].
pub const SIGN_IN_SECONDS_MAX: u64 = 5;

/// Time for files to arrive: beyond it, page 400.
pub const UPLOAD_SECONDS_MAX: u64 = 300;

/// Bytes of a form with files besides the files themselves.
pub const UPLOAD_FRAME_BYTES_MAX: usize = 64 * 1024;

/// Bytes of a file that is too large which are read all the same and thrown away: a browser shows an answer only once it has sent
/// all. Beyond it, the connection is cut.
pub const UPLOAD_BYTES_DRAINED_MAX: usize = 1024 * 1024 * 1024;

/// Files that are received at one time, each held in memory whole; others wait their turn.
pub const UPLOADS_AT_ONCE_MAX: usize = 4;

/// Time that an upload waits for its turn: beyond it, page 503.
pub const UPLOAD_TURN_SECONDS_MAX: u64 = 60;

/// Drafts kept in memory as they were worked out, the list and its catalogue with them; beyond it, the oldest is worked out again
/// when it is asked for.
pub const PREPARED_DRAFTS_MAX: usize = 4;

/// Schemes, groups of problems and releases shown in one page of the staff area; what is beyond is counted.
pub(crate) const STAFF_ROWS_MAX: usize = 200;

/// Bytes of the links to other pages in a `Link` header: beyond it they are left out, and the numbers in the body say the same. Common
/// proxies give all headers of an answer together 4 to 8 KB.
pub const LINK_BYTES_MAX: usize = 2_000;

/// Time for which a browser may remember that other sites may read the API.
pub(crate) const PREFLIGHT_SECONDS_MAX: u32 = 86_400;

/// Time after which it is worth asking again: where the store does not answer, where comparisons wait for their turn.
pub(crate) const STORE_RETRY_SECONDS: u64 = 30;
/// See [`STORE_RETRY_SECONDS`].
pub(crate) const BUSY_RETRY_SECONDS: u64 = 5;

/// Releases on one page of the API.
pub const RELEASES_PAGE_MAX: u32 = 50;

/// Entries of releases that the API asks the store for at one time, for all its clients together; others wait.
pub(crate) const RELEASES_ASKED_AT_ONCE_MAX: usize = 8;

/// Entries of releases that the API keeps, some 100 bytes each; beyond it, the least used are asked for again.
pub(crate) const RELEASES_KEPT_MAX: usize = 2_000;

/// Time for the store to answer the API: beyond it, a problem 503.
pub(crate) const RELEASE_READ_SECONDS_MAX: u64 = 20;

/// Schemes on one page of what changed between two releases.
pub const CHANGES_PAGE_MAX: usize = 500;

/// Memory for what changed between two releases, as it was worked out; beyond it, what was least used is worked out again.
pub(crate) const COMPARISONS_KEPT_BYTES_MAX: u64 = 8 * 1024 * 1024;

/// Comparisons that wait while one is made: each reads two releases, so that one is made at a time. One more is told by a problem 503.
pub(crate) const COMPARISONS_WAITING_MAX: usize = 8;

/// Time that a comparison waits for its turn: beyond it, a problem 503.
pub(crate) const COMPARISON_TURN_SECONDS_MAX: u64 = 10;

/// Requests to the API that one address may send in a minute, unless set otherwise: beyond it, a problem 429 says when to come again. An
/// office of thirty, each of whom types a search, stays below; a program reads the whole catalogue in three.
pub const API_REQUESTS_MINUTE_DEFAULT: u32 = 600;

/// Services or organizations on one page for other directories (HSDS), unless asked otherwise.
pub const HSDS_PAGE_DEFAULT: u32 = 50;

/// Most that a page of them holds, whatever is asked; whole, a service is some 3 KB.
pub const HSDS_PAGE_MAX: u32 = 500;

/// Addresses whose requests are counted at one time, some 50 bytes each; beyond it, those that asked least are forgotten.
pub(crate) const API_ADDRESSES_MAX: usize = 10_000;

/// Releases read behind the one that is served, to know when its schemes changed: what is older is told as at or before the oldest of
/// them. Reading one of 100,000 rows takes a core a second or less, one of the real catalogue some milliseconds.
pub const CHRONICLE_RELEASES_MAX: u32 = 100;

/// Schemes remembered that have gone, so that they are not new when they come back; beyond it, all of them are forgotten.
pub(crate) const CHRONICLE_DEPARTED_MAX: usize = 100_000;

/// Time that a reader of the feed waits until that is worked out: beyond it, 503, and the work goes on.
pub const CHRONICLE_SECONDS_MAX: u64 = 10;

/// Entries of the feed, the newest; older ones are in the list.
pub const FEED_ENTRIES_MAX: usize = 50;
