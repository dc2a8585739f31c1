// SPDX-License-Identifier: BSL-1.0
// stasis/layout/hana.hpp: a described struct is a Struct of Boost.Hana.
// Promises: hana::for_each, hana::equal, hana::members, hana::at_key, hana::unpack and whatever
// else works on a Struct work on it. Its keys are the fields' names as hana::strings, and a field
// that is described, too, is such a Struct in its turn. A bit-field is given by its value, other
// fields by reference. Costs: hana::tuple, pair and string: more than all else of layout/, hence a
// header of its own.
#pragma once

#include <stasis/layout/layout_of.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/core/when.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>

#include <utility>

namespace stasis::layout::detail {

template <class T, class Member>
struct hana_key {
    static constexpr name_view name = static_cast<const Member&>(layout_table<T>::said).name;

    template <std::size_t... Index>
    static constexpr auto make(std::index_sequence<Index...>) {
        return boost::hana::string<name.data[Index]...>{};
    }
};

template <class T>
struct hana_accessors {
    template <class... Members>
    constexpr auto operator()(const Members&... members) const {
        return boost::hana::make_tuple(boost::hana::make_pair(
            hana_key<T, Members>::make(std::make_index_sequence<hana_key<T, Members>::name.size>{}),
            members.reach)...);
    }
};

} // namespace stasis::layout::detail

namespace boost::hana {

template <class T>
struct accessors_impl<T, when<stasis::layout::is_described<T>>> {
    static constexpr auto apply() {
        return stasis::layout::detail::layout_table<T>::said.apply(
            stasis::layout::detail::hana_accessors<T>{});
    }
};

} // namespace boost::hana
