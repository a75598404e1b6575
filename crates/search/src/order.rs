//! In which order rows come when no relevance tells. Orders are worked out once, when the index is built: sorting a page
//! by title then costs a walk over row numbers, where comparing strings would cost a collation each time.

use std::cmp::{Ordering, Reverse};

use repertoire_catalogue::{Catalogue, Cents, Cost, Sort, sort_keys};

use crate::bitmap::Bitmap;

/// All rows in each order, and the rank of each title.
pub(crate) struct Orders {
    title_rank: Box<[u32]>,
    by_title: Box<[u32]>,
    by_cost: Box<[u32]>,
    by_cost_descending: Box<[u32]>,
    by_verified: Box<[u32]>,
    by_verified_ascending: Box<[u32]>,
    /// The place of each row in `by_verified`.
    freshness_rank: Box<[u32]>,
}

impl Orders {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let schemes = catalogue.schemes();
        let keys = sort_keys(schemes.iter().map(|scheme| &*scheme.title));
        let mut by_title: Vec<u32> = (0..schemes.len() as u32).collect();
        // Ties by row: the same catalogue always comes in the same order.
        by_title.sort_by(|&a, &b| keys[a as usize].cmp(&keys[b as usize]).then(a.cmp(&b)));
        drop(keys);
        let mut title_rank = vec![0; schemes.len()];
        for (rank, &row) in by_title.iter().enumerate() {
            title_rank[row as usize] = rank as u32;
        }
        let mut orders = Self {
            title_rank: title_rank.into(),
            by_title: by_title.into(),
            by_cost: Box::default(),
            by_cost_descending: Box::default(),
            by_verified: Box::default(),
            by_verified_ascending: Box::default(),
            freshness_rank: Box::default(),
        };
        orders.by_cost = orders.sorted(catalogue, Sort::Cost);
        orders.by_cost_descending = orders.sorted(catalogue, Sort::CostDescending);
        orders.by_verified = orders.sorted(catalogue, Sort::Verified);
        orders.by_verified_ascending = orders.sorted(catalogue, Sort::VerifiedAscending);
        let mut freshness_rank = vec![0; schemes.len()];
        for (rank, &row) in orders.by_verified.iter().enumerate() {
            freshness_rank[row as usize] = rank as u32;
        }
        orders.freshness_rank = freshness_rank.into();
        orders
    }

    /// Which of two rows is fresher: what ties of relevance are broken by, thousands of times for a common word.
    #[inline]
    pub(crate) fn fresher(&self, a: u32, b: u32) -> Ordering {
        self.freshness_rank[a as usize].cmp(&self.freshness_rank[b as usize])
    }

    fn sorted(&self, catalogue: &Catalogue, sort: Sort) -> Box<[u32]> {
        let mut rows = self.by_title.clone();
        rows.sort_by(|&a, &b| self.compare(catalogue, sort, a, b));
        rows
    }

    /// Which of two rows comes first. Never equal for two different rows; without a text, relevance means freshness.
    pub(crate) fn compare(&self, catalogue: &Catalogue, sort: Sort, a: u32, b: u32) -> Ordering {
        let scheme = |row: u32| &catalogue.schemes()[row as usize];
        let title = |row: u32| self.title_rank[row as usize];
        let (cost, verified) = (|row| scheme(row).cost, |row| scheme(row).verified);
        // On quotation is an answer, if not an amount: it stands between the amounts and what is not stated.
        let by_cost = |amount: fn(Cost) -> Option<Cents>, compare: fn(&Cents, &Cents) -> Ordering| {
            unstated_last(amount(cost(a)), amount(cost(b)), compare)
                .then((cost(a) == Cost::NotStated).cmp(&(cost(b) == Cost::NotStated)))
                .then(title(a).cmp(&title(b)))
        };
        match sort {
            Sort::Title => title(a).cmp(&title(b)),
            Sort::TitleDescending => title(b).cmp(&title(a)),
            Sort::Cost => by_cost(Cost::least, Ord::cmp),
            Sort::CostDescending => by_cost(Cost::most, |a, b| b.cmp(a)),
            Sort::Relevance | Sort::Verified => {
                unstated_last(verified(a), verified(b), |a, b| Reverse(a).cmp(&Reverse(b)))
                    .then(title(a).cmp(&title(b)))
            }
            Sort::VerifiedAscending => unstated_last(verified(a), verified(b), Ord::cmp).then(title(a).cmp(&title(b))),
        }
    }

    /// The rows of a set from one place in an order to another.
    pub(crate) fn page(
        &self,
        catalogue: &Catalogue,
        sort: Sort,
        rows: &Bitmap,
        total: u32,
        skip: usize,
        take: usize,
    ) -> Vec<u32> {
        // Few rows are sorted, many are met soon by walking the order: break-even was near one row in thirty.
        if (total as usize) * 32 < self.by_title.len() {
            let mut few: Vec<u32> = rows.iter().collect();
            few.sort_unstable_by(|&a, &b| self.compare(catalogue, sort, a, b));
            return few.into_iter().skip(skip).take(take).collect();
        }
        let walk = |order: &mut dyn Iterator<Item = &u32>| {
            order.copied().filter(|&row| rows.contains(row)).skip(skip).take(take).collect()
        };
        match sort {
            Sort::Title => walk(&mut self.by_title.iter()),
            Sort::TitleDescending => walk(&mut self.by_title.iter().rev()),
            Sort::Cost => walk(&mut self.by_cost.iter()),
            Sort::CostDescending => walk(&mut self.by_cost_descending.iter()),
            Sort::Relevance | Sort::Verified => walk(&mut self.by_verified.iter()),
            Sort::VerifiedAscending => walk(&mut self.by_verified_ascending.iter()),
        }
    }
}

fn unstated_last<T>(a: Option<T>, b: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare(&a, &b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
