# find_package(imla): the target imla::searcher, with all that it must be linked with.
include(CMakeFindDependencyMacro)
find_dependency(ICU COMPONENTS uc i18n)
find_dependency(fmt)
find_dependency(xapian CONFIG)
include(${CMAKE_CURRENT_LIST_DIR}/imla-targets.cmake)
target_link_libraries(imla::searcher INTERFACE ${XAPIAN_LIBRARIES} fmt::fmt ICU::i18n ICU::uc stemmer zstd)
